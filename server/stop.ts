/** Longest that a stop may take; a supervisor kills later. */
export const STOP_MS = 10_000

interface Needs {
  /** What is to be done, in this order, each waited for. */
  readonly steps: readonly (() => void | Promise<void>)[]
  /** Ends the process with this code. */
  readonly exit: (code: number) => void
  readonly after: (delayMs: number, act: () => void) => () => void
  readonly onError: (error: unknown) => void
}

/** Answers what to do on a signal: the first one stops in good order, within a time limit; a second one does not wait. */
export function openStop({ steps, exit, after, onError }: Needs): () => Promise<void> {
  let isStopping = false
  return async function stop() {
    if (isStopping) {
      exit(1)
      return
    }
    isStopping = true
    const cancel = after(STOP_MS, () => exit(1))
    let code = 0
    for (const step of steps) {
      try {
        await step()
      } catch (error) {
        // The steps after it still want to be done: above all the storage wants to be closed.
        code = 1
        onError(error)
      }
    }
    cancel()
    exit(code)
  }
}

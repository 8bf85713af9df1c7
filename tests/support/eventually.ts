const POLL_MS = 5

/** Waits until the condition holds; throws with what was waited for when it takes too long. */
export async function eventually(what: string, holds: () => unknown, withinMs = 10_000): Promise<void> {
  const lastMs = Date.now() + withinMs
  for (;;) {
    if (await holds()) return
    if (Date.now() > lastMs) throw new Error(`waited ${withinMs} ms in vain: ${what}`)
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
  }
}

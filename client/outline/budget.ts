import type { Contents } from '#shared/domain/placing.ts'

/** How many notes of each list are shown, by `listKey`, cluster id or `open`. */
export type Budget = ReadonlyMap<string, number>

export function listKey(priority: string, prompt: string): string {
  return `${priority}:${prompt}`
}

/** Shares so many notes out to the lists, in reading order. */
export function budgetOf({ priorities, open }: Contents, notes: number): Budget {
  const shown = new Map<string, number>()
  let left = notes
  const take = (key: string, count: number) => {
    const taken = Math.min(left, count)
    left -= taken
    shown.set(key, taken)
  }
  for (const { priority, lists } of priorities) {
    for (const { prompt, clusters, notes: singles } of lists) {
      for (const { cluster, notes: inside } of clusters) take(cluster, inside.length)
      take(listKey(priority, prompt), singles.length)
    }
  }
  take('open', open.length)
  return shown
}

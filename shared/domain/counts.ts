import type { PromptId } from './ids.ts'
import type { View } from './tables.ts'

/** How many notes there are, by prompt id and in `all`; C10. */
export interface Counts {
  readonly written: number
  readonly kept: number
  readonly writers: number
}

/** C10. Counts what stands written, withdrawn notes left out; says nothing of anybody in particular. */
export function countsOf(mines: Iterable<View>): ReadonlyMap<PromptId | 'all', Counts> {
  const sums = new Map<PromptId | 'all', { written: number; kept: number; writers: number }>()
  const sumOf = (key: PromptId | 'all') => {
    const sum = sums.get(key) ?? { written: 0, kept: 0, writers: 0 }
    sums.set(key, sum)
    return sum
  }
  sumOf('all')
  for (const mine of mines) {
    const wroteTo = new Set<PromptId | 'all'>()
    for (const [id, { note }] of mine.rows('ownNotes')) {
      if (note.withdrawn) continue
      const isKept = mine.row('receipts', id)?.receipt.state === 'kept'
      for (const key of [note.prompt, 'all'] as const) {
        const sum = sumOf(key)
        sum.written += 1
        if (isKept) sum.kept += 1
        if (!wroteTo.has(key)) sum.writers += 1
        wroteTo.add(key)
      }
    }
  }
  return sums
}

import type { ClockRange, StructId } from './read-update.ts'

/** How many units of a struct an update deletes. Ranges are sorted and do not overlap. */
export function deletedUnits(
  deletes: ReadonlyMap<number, readonly ClockRange[]>,
  { client, clock }: StructId,
  length: number,
): number {
  const ranges = deletes.get(client)
  if (!ranges) return 0
  let units = 0
  for (let i = firstEndingAfter(ranges, clock); i < ranges.length; i += 1) {
    const range = ranges[i]
    if (!range || range.clock >= clock + length) break
    units += Math.min(range.clock + range.length, clock + length) - Math.max(range.clock, clock)
  }
  return units
}

function firstEndingAfter(ranges: readonly ClockRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const range = ranges[middle]
    if (range && range.clock + range.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}

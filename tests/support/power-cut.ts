/** Unsynced bytes reach the platter in pieces of this size, in any order or not at all. */
const SECTOR_BYTES = 512

export type PowerCut = 'dropped' | 'torn' | 'flipped'
export const POWER_CUTS: readonly PowerCut[] = ['dropped', 'torn', 'flipped']

/**
 * What a disk may hold after a power cut: `synced` is the file when it was last synced, `written` what the process had
 * written since. Of the bytes that differ nothing is certain; the rest is safe, in the same sector too (SQLite relies on
 * it, as "powersafe overwrite"). `random` answers 0 to < 1.
 */
export function powerCut(synced: Uint8Array, written: Uint8Array, kind: PowerCut, random: () => number): Uint8Array {
  const image = Buffer.from(written)
  const from = Math.floor(random() * written.length)
  for (let begin = 0; begin < written.length; begin += SECTOR_BYTES) {
    const end = Math.min(begin + SECTOR_BYTES, written.length)
    const before = synced.subarray(begin, end)
    if (Buffer.compare(before, image.subarray(begin, end)) === 0) continue
    const isLost = kind === 'dropped' ? begin >= from : random() < 0.5
    if (!isLost) continue
    if (kind === 'flipped') {
      const unsynced = unequalPlaces(before, image, begin, end)
      const place = unsynced[Math.floor(random() * unsynced.length)] ?? begin
      image[place] = (image[place] ?? 0) ^ (1 << Math.floor(random() * 8))
    } else {
      image.fill(0, begin, end)
      image.set(before, begin)
    }
  }
  // A tail that was dropped is not even there as zeros, half of the time.
  const isCut = kind === 'dropped' && random() < 0.5
  return isCut ? image.subarray(0, Math.max(synced.length, Math.min(from, written.length))) : image
}

function unequalPlaces(before: Uint8Array, image: Uint8Array, begin: number, end: number): readonly number[] {
  const places: number[] = []
  for (let place = begin; place < end; place += 1) if (before[place - begin] !== image[place]) places.push(place)
  return places
}

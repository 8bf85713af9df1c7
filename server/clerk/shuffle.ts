import { type Random, uint32Of } from '#server/rooms/surroundings.ts'

const UINT32_COUNT = 2 ** 32

/** C3: the list in an order that nobody can foresee. Each order is as likely as any other. */
export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const result = [...list]
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, random)
    const [a, b] = [result[last] as T, result[other] as T]
    result[last] = b
    result[other] = a
  }
  return result
}

/** A number from 0 up to, not including, `limit`; numbers that would favour some are thrown away. */
function below(limit: number, random: Random): number {
  const fairBelow = UINT32_COUNT - (UINT32_COUNT % limit)
  for (;;) {
    const drawn = uint32Of(random)
    if (drawn < fairBelow) return drawn % limit
  }
}

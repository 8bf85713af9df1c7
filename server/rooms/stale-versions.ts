/** A version without its contents; `at` in Unix ms; without a name it was made by the clock. */
export interface VersionEntry {
  readonly id: string
  readonly name: string
  readonly at: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Above this the oldest without a name go. A day has 1,440 minutes. */
export const VERSIONS_MAX = 2000
/** Above this the oldest named ones go. */
export const NAMED_MAX = 200

/**
 * Versions that are not worth their room any more: every minute is kept for a day, then the last of each hour for a week,
 * then the last of each day. The newest NAMED_MAX named ones stay.
 * @param versions oldest first
 */
export function staleVersions(versions: readonly VersionEntry[], nowMs: number): readonly string[] {
  const stale = new Set<string>()
  for (const [index, { id, name, at }] of versions.entries()) {
    if (name !== '') continue
    const ageMs = nowMs - at
    if (ageMs < DAY_MS) continue
    const spanMs = ageMs < 7 * DAY_MS ? HOUR_MS : DAY_MS
    const later = versions.slice(index + 1).find(each => each.name === '')
    if (later && Math.floor(later.at / spanMs) === Math.floor(at / spanMs)) stale.add(id)
  }
  const left = versions.filter(({ id }) => !stale.has(id))
  const surplus = Math.max(0, left.length - VERSIONS_MAX)
  const named = left.filter(({ name }) => name !== '')
  for (const { id } of named.slice(0, Math.max(0, named.length - NAMED_MAX))) stale.add(id)
  for (const { id } of left.filter(({ name }) => name === '').slice(0, surplus)) stale.add(id)
  return [...stale]
}

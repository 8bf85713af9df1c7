import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Peer, Readable } from '#client/session/board-session.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'

const NONE: ReadonlyMap<NoteId, readonly [number, number]> = new Map()

/** Where others hold notes of this framework: the first of each where it is, the others stacked beneath it. */
function dragsOf(peers: readonly Peer[], shown: FrameworkId): ReadonlyMap<NoteId, readonly [number, number]> {
  const held = peers.flatMap(({ drag, framework }) => {
    if (!drag || framework !== shown) return []
    return drag.ids.map((id, i) => [id as NoteId, [drag.at[0] + i * 6, drag.at[1] + i * 6]] as const)
  })
  return held.length === 0 ? NONE : new Map(held)
}

/** Re-renders when a held note moves; cursors that move wake nobody here. */
export function usePeersDrags(
  peers: Readable<readonly Peer[]>,
  framework: FrameworkId,
): ReadonlyMap<NoteId, readonly [number, number]> {
  const last = useRef(NONE)
  return useSyncExternalStore(
    useCallback(wake => peers.subscribe(wake), [peers]),
    () => {
      const drags = dragsOf(peers.get(), framework)
      if (!isSameMap(drags, last.current)) last.current = drags
      return last.current
    },
  )
}

function isSameMap(a: typeof NONE, b: typeof NONE): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  for (const [id, [x, y]] of a) {
    const other = b.get(id)
    if (other?.[0] !== x || other[1] !== y) return false
  }
  return true
}

const NOBODYS: ReadonlySet<NoteId> = new Set()

/** Notes that others have selected; re-renders when these change, not when cursors move. */
export function usePeersSelected(peers: Readable<readonly Peer[]>): ReadonlySet<NoteId> {
  const last = useRef(NOBODYS)
  return useSyncExternalStore(
    useCallback(wake => peers.subscribe(wake), [peers]),
    () => {
      // Two may have selected the same note.
      const selected = new Set(peers.get().flatMap(({ selection }) => selection ?? []) as NoteId[])
      const isSame = selected.size === last.current.size && [...selected].every(id => last.current.has(id))
      if (!isSame) last.current = selected.size === 0 ? NOBODYS : selected
      return last.current
    },
  )
}

import type { BoardScreen } from '#client/app/board-screen.ts'
import { Value } from '#client/session/value.ts'
import type { PriorityId } from '#shared/domain/ids.ts'

const folded = new WeakMap<BoardScreen, Value<ReadonlySet<PriorityId>>>()

/** The priorities that this person has folded in the outline; fleeting, like folded clusters. */
export function foldedPriorities(screen: BoardScreen): Value<ReadonlySet<PriorityId>> {
  let found = folded.get(screen)
  if (!found) {
    found = new Value<ReadonlySet<PriorityId>>(new Set())
    folded.set(screen, found)
  }
  return found
}

export function foldPriorities(screen: BoardScreen, priorities: Iterable<PriorityId>, isFolded: boolean): void {
  const value = foldedPriorities(screen)
  const next = new Set(value.get())
  for (const priority of priorities) {
    if (isFolded) next.add(priority)
    else next.delete(priority)
  }
  value.set(next)
}

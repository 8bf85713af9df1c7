import { partsOf } from '#shared/doc/keys.ts'
import type { FieldChange } from '#shared/domain/working-area.ts'
import { refuse } from './refusal.ts'
import type { Slot } from './slots.ts'
import type { GateSession } from './verdict.ts'

/** Q4. Refuses an update that changes more of the arrangement than this session may. */
export function demandArea(session: GateSession, slots: Iterable<Slot>): void {
  if (session.document !== 'arrangement') return
  const changes: FieldChange[] = []
  for (const { root, key, isChanged, newValue } of slots) {
    if (root.kind === 'texts' || !isChanged) continue
    const { row, field } = partsOf(key)
    changes.push({ table: root.name, id: row, field, value: newValue })
  }
  if (changes.length > 0 && !session.mayRearrange(changes)) refuse('other-group')
}

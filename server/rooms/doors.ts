import type { GateSession } from '#server/gate/verdict.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { actorOf } from '#shared/domain/roles.ts'
import type { View } from '#shared/domain/tables.ts'
import { staysWithin } from '#shared/domain/working-area.ts'
import type { SessionIdentity } from './live-boards.ts'

/** D5 to D8, by role alone. */
export function mayOpen(identity: SessionIdentity, document: DocumentName | 'all'): boolean {
  if (document === 'desk') return identity.role === 'facilitator'
  if (document === 'mine') return identity.role !== 'viewer'
  return true
}

/** D2: the documents that the one-socket endpoint carries for this session. */
export function documentsOf(identity: SessionIdentity, document: DocumentName | 'all'): readonly DocumentName[] {
  if (document !== 'all') return [document]
  if (identity.role === 'facilitator') return ['board', 'arrangement', 'mine', 'desk']
  return identity.role === 'participant' ? ['board', 'arrangement', 'mine'] : ['board', 'arrangement']
}

/**
 * What the gate is to know of a session at this moment: its role, the running step, the priorities that its group has
 * now, and whose client ids are whose. `mine` is the session's own document.
 */
export function gateSession(
  { role, participant }: SessionIdentity,
  document: DocumentName,
  views: { readonly board: View; readonly mine: View },
  ownerOf: (client: number) => string | undefined,
): GateSession {
  const actor = document === 'arrangement' ? actorOf(views.board, role, views.mine) : undefined
  return {
    document,
    mayWrite(writer) {
      if (writer === 'facilitators') return role === 'facilitator'
      if (writer === 'arrangers') return actor?.mayArrange === true
      return writer === 'author' && role !== 'viewer'
    },
    mayRearrange: changes => actor?.area === undefined || staysWithin(views.board, actor.area, changes),
    refusalOf: role !== 'participant' ? 'not-allowed' : actor?.area ? 'other-group' : 'step-forbids',
    holder: participant,
    ownerOf,
  }
}

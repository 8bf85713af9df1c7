import type { GateSession } from '#server/gate/verdict.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { mayArrange } from '#shared/domain/roles.ts'
import type { View } from '#shared/domain/tables.ts'
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

/** What the gate is to know of a session at this moment: its role, the running step, and whose client ids are whose. */
export function gateSession(
  { role, participant }: SessionIdentity,
  document: DocumentName,
  view: View,
  ownerOf: (client: number) => string | undefined,
): GateSession {
  return {
    document,
    mayWrite(writer) {
      if (writer === 'facilitators') return role === 'facilitator'
      if (writer === 'arrangers') return mayArrange(view, role)
      return writer === 'author' && role !== 'viewer'
    },
    refusalOf: role === 'participant' ? 'step-forbids' : 'not-allowed',
    holder: participant,
    ownerOf,
  }
}

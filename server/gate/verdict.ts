import type { DocumentName, Writer } from '#shared/doc/documents.ts'
import type { FieldChange } from '#shared/domain/working-area.ts'
import type { EditRefusal } from '#shared/protocol/message-types.ts'

/** Who sends the update and what that person may do right now; made by the room for each frame. */
export interface GateSession {
  readonly document: DocumentName
  /** May this session write tables of this writer at this moment (role, step)? */
  mayWrite(writer: Writer): boolean
  /** Why not, where `mayWrite('arrangers')` says no to a participant: the step, or the role. */
  readonly refusalOf: 'step-forbids' | 'other-group' | 'not-allowed'
  /** Q4: may the arrangement come to be so? Asked of what `mayWrite('arrangers')` lets this session touch. */
  mayRearrange(changes: readonly FieldChange[]): boolean
  /** Whose Yjs client ids this session may use: the participant's id. */
  readonly holder: string
  /** The holder of a client id on this board, or undefined when nobody has claimed it. */
  ownerOf(client: number): string | undefined
}

export type Verdict =
  /** To be applied. `claims`: client ids seen for the first time, to be claimed in the same commit. `deletedRows`: for the bulk limit. */
  | { readonly kind: 'apply'; readonly claims: readonly number[]; readonly deletedRows: number }
  /** All of it is there already: acknowledge, do not apply (G4). */
  | { readonly kind: 'known' }
  | { readonly kind: 'refuse'; readonly reason: EditRefusal }

import { createHmac } from 'node:crypto'
import type { NoteId, OwnNoteId, ParticipantId } from '#shared/domain/ids.ts'

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_CHARS = 16

/**
 * C4: the id under which a note is published. The same note has the same id however often the clerk runs, and nobody
 * without the board's secret can tell whose it is, or that two notes are of one author.
 */
export function publishedIdOf(secret: Uint8Array, participant: ParticipantId, ownNote: OwnNoteId): NoteId {
  return derive(secret, `${participant}/${ownNote}`) as NoteId
}

/** The id of a person on the desk; not the participant's own. No own note is called so: ids hold no slash. */
export function personIdOf(secret: Uint8Array, participant: string): string {
  return derive(secret, `person//${participant}`)
}

/**
 * The name under which a person's ballot is kept until the round is counted. `key` is the round's own and goes with the
 * ballots: afterwards nobody can make the name again, with the board's secret neither.
 */
export function voterOf(key: Uint8Array, participant: string): string {
  return derive(key, `voter//${participant}`)
}

/**
 * The id of a note or cluster that an import makes: the same import gives the same ids however often it is sent (I1),
 * and who does not know its name cannot tell which notes came with it.
 */
export function importedIdOf(secret: Uint8Array, kind: 'note' | 'cluster', importId: string, at: number): string {
  return derive(secret, `import//${kind}//${importId}//${at}`)
}

function derive(secret: Uint8Array, text: string): string {
  const digest = createHmac('sha256', secret).update(text).digest()
  let id = ''
  // Two bytes for each character: every one of the 62 is as likely as the next to one part in a thousand.
  for (let at = 0; at < ID_CHARS; at += 1) id += BASE62.charAt(digest.readUInt16BE(at * 2) % BASE62.length)
  return id
}

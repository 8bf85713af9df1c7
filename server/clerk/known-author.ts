import type { Author } from '#shared/domain/clerk.ts'
import type { NoteId, OwnNoteId, ParticipantId } from '#shared/domain/ids.ts'
import type { View } from '#shared/domain/tables.ts'
import { publishedIdOf } from './derived-ids.ts'

/** What the clerk knows of one author, whether that author's document is open just now or not. */
export class KnownAuthor implements Author {
  readonly participant: ParticipantId
  name: string | undefined
  readonly #secret: Uint8Array
  readonly #ids = new Map<OwnNoteId, NoteId>()
  #mine: () => View

  constructor(participant: ParticipantId, secret: Uint8Array, mine: () => View) {
    this.participant = participant
    this.#secret = secret
    this.#mine = mine
  }

  get mine(): View {
    return this.#mine()
  }

  /** From now on the author's document is read so. */
  readFrom(mine: () => View): void {
    this.#mine = mine
  }

  noteIdOf(ownNote: OwnNoteId): NoteId {
    let id = this.#ids.get(ownNote)
    if (id === undefined) {
      id = publishedIdOf(this.#secret, this.participant, ownNote)
      this.#ids.set(ownNote, id)
    }
    return id
  }

  /** Is this the published id of one of the author's notes? */
  wrote(id: NoteId): boolean {
    for (const ownNote of this.mine.rows('ownNotes').keys()) if (this.noteIdOf(ownNote as OwnNoteId) === id) return true
    return false
  }
}

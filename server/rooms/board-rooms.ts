import type { DocumentKey, LoadedDocument } from '#server/storage/storage.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { Room, type RoomHost } from './room.ts'

const MINE = 'mine:'

export function mineKey(participant: string): DocumentKey {
  return `${MINE}${participant}`
}

/** Whose own document this is; undefined for the others. */
export function participantOf(key: DocumentKey): string | undefined {
  return key.startsWith(MINE) ? key.slice(MINE.length) : undefined
}

function nameOf(key: DocumentKey): DocumentName {
  if (key.startsWith(MINE)) return 'mine'
  if (key === 'board' || key === 'arrangement' || key === 'desk') return key
  throw new Error(`no such document: ${key}`)
}

/** O2: the loaded rooms of one board; each is loaded once, however many ask in the same instant. */
export class BoardRooms {
  readonly #host: RoomHost
  readonly #onLoaded: (room: Room, loaded: LoadedDocument) => void
  readonly #rooms = new Map<DocumentKey, Room>()
  readonly #loading = new Map<DocumentKey, Promise<Room>>()
  #isGone = false

  constructor(host: RoomHost, onLoaded: (room: Room, loaded: LoadedDocument) => void) {
    this.#host = host
    this.#onLoaded = onLoaded
  }

  get all(): Iterable<Room> {
    return this.#rooms.values()
  }

  get size(): number {
    return this.#rooms.size
  }

  get isLoading(): boolean {
    return this.#loading.size > 0
  }

  loaded(key: DocumentKey): Room | undefined {
    return this.#rooms.get(key)
  }

  open(key: DocumentKey): Promise<Room> {
    const room = this.#rooms.get(key)
    if (room) return Promise.resolve(room)
    const loading = this.#loading.get(key)
    if (loading) return loading
    const load = this.#load(key).finally(() => this.#loading.delete(key))
    this.#loading.set(key, load)
    return load
  }

  /** O3: lets go of a room, if nobody has come back to it. */
  remove(room: Room): void {
    this.#rooms.delete(room.key)
    this.#host.around.figures.rooms -= 1
    room.dispose()
  }

  dispose(): void {
    this.#isGone = true
    for (const room of [...this.#rooms.values()]) this.remove(room)
  }

  async #load(key: DocumentKey): Promise<Room> {
    const { storage, figures } = this.#host.around
    const loaded = await storage.log.load(this.#host.board, key)
    if (this.#isGone) throw new Error('the board has been let go while a room was loading')
    const room = new Room(key, nameOf(key), loaded, this.#host)
    this.#rooms.set(key, room)
    figures.rooms += 1
    this.#onLoaded(room, loaded)
    return room
  }
}

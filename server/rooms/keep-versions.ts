import * as Y from 'yjs'
import type { BoardVersion, Lease } from '#server/storage/storage.ts'
import { createYjsView } from '#shared/doc/yjs-view.ts'
import { type Arrangement, arrangementOf } from '#shared/domain/commands/rewinding.ts'
import { Bucket } from './bucket.ts'
import { packState, unpackState } from './packed-state.ts'
import type { Room } from './room.ts'
import { documentOf } from './room-document.ts'
import { staleVersions, type VersionEntry } from './stale-versions.ts'
import type { Surroundings } from './surroundings.ts'

interface VersionsHost {
  readonly board: string
  readonly lease: Lease
  readonly around: Surroundings
  readonly arrangement: Room
}

const ID_BYTES = 12
/** Versions that a board's facilitators ask for. */
const NAMED_PER_SECOND = 0.1
const NAMED_BURST = 10

/**
 * Versions of the arrangement: one a minute while it changes, and those that a facilitator asks for. Old ones without a
 * name are thinned out (`staleVersions`).
 */
export class KeptVersions {
  readonly #host: VersionsHost
  #atMs: number | undefined
  #sequence = 0
  #pace: Bucket | undefined

  constructor(host: VersionsHost) {
    this.#host = host
  }

  /** Oldest first. */
  list(): Promise<readonly VersionEntry[]> {
    return this.#host.around.storage.log.versions(this.#host.board)
  }

  /** How the board was arranged then; undefined if there is no such version. */
  async arrangement(id: string): Promise<Arrangement | undefined> {
    const version = await this.#host.around.storage.log.version(this.#host.board, id)
    const part = version?.documents.find(({ document }) => document === 'arrangement')
    if (!version) return undefined
    const doc = part
      ? documentOf({
          snapshot: { sequence: part.sequence, state: await unpackState(part.state) },
          updates: [],
          lastSequence: part.sequence,
          damaged: [],
        })
      : new Y.Doc()
    const view = createYjsView({ arrangement: doc })
    const then = arrangementOf(view)
    view.close()
    doc.destroy()
    return then
  }

  /** V2. Each version is a whole state: who asks for one after another is asked to wait. */
  async keepNamed(name: string, nowMs: number): Promise<VersionEntry | 'too-fast'> {
    this.#pace ??= new Bucket(NAMED_PER_SECOND, NAMED_BURST, nowMs)
    return this.#pace.take(nowMs) ? this.#keep(name, nowMs) : 'too-fast'
  }

  /** Keeps the arrangement as it is on the disk. */
  async #keep(name: string, nowMs: number): Promise<VersionEntry> {
    const { board, lease, around, arrangement } = this.#host
    const id = Buffer.from(around.random(ID_BYTES)).toString('base64url')
    const sequence = arrangement.committed
    this.#atMs = nowMs
    const state = sequence === 0 ? undefined : await packState(Y.encodeStateAsUpdate(arrangement.doc))
    const documents: BoardVersion['documents'] = state ? [{ document: 'arrangement', sequence, state }] : []
    await around.storage.log.putVersion(lease, { id, board, name, at: nowMs, documents })
    this.#sequence = sequence
    const stale = staleVersions(await this.list(), nowMs)
    if (stale.length > 0) await around.storage.log.dropVersions(lease, stale)
    return { id, name, at: nowMs }
  }

  /** Once a second. */
  async maintain(nowMs: number): Promise<void> {
    const { arrangement, around } = this.#host
    if (!arrangement.isQuiet || arrangement.committed === 0) return
    if (this.#atMs === undefined) {
      // What an earlier process has kept counts; what it changed after that is kept a minute from now.
      this.#atMs = nowMs
      const [newest] = (await this.list()).toReversed()
      if (!newest) return
      const version = await around.storage.log.version(this.#host.board, newest.id)
      this.#sequence = version?.documents.find(({ document }) => document === 'arrangement')?.sequence ?? 0
      return
    }
    if (arrangement.committed === this.#sequence || nowMs - this.#atMs < around.limits.versionMs) return
    await this.#keep('', nowMs)
  }
}

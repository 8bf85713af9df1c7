import { writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { UPDATE_MAX_BYTES } from '#shared/protocol/messages.ts'

/** The gate's limit for one update. */
export const UPDATE_MAX_STRUCTS = 2000
/** Left free for the frame around a part, and for the counts at its head. */
const PART_SPARE_BYTES = 1024

type Struct = Y.Item | Y.GC
type DeleteSet = Y.Snapshot['ds']
interface DeleteRange {
  readonly client: number
  readonly clock: number
  readonly len: number
}

export interface PartLimits {
  readonly maxBytes: number
  readonly maxStructs: number
}

export const PART_LIMITS: PartLimits = {
  maxBytes: UPDATE_MAX_BYTES - PART_SPARE_BYTES,
  maxStructs: UPDATE_MAX_STRUCTS,
}

/**
 * M12. Parts of an update that the gate takes one after another: each is a valid update by itself, holds structs of
 * one client only, in clock order and after everything they refer to, and deletes come after all structs. Applied in
 * order they come to the same as the whole; no part leaves a gap behind it. The update must be without skips.
 */
export function splitUpdate(update: Uint8Array, limits: PartLimits = PART_LIMITS): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update)
  return partsOf(structs.filter(isStruct), deleteRanges(ds), limits)
}

/**
 * What `doc` holds and a server with that state vector and delete set does not, in parts. Structs of clients that
 * `isOwn` denies are left out: who has others' words that the server lacks does not hand them in for them.
 */
export function missingParts(
  doc: Y.Doc,
  server: { readonly stateVector: Uint8Array; readonly deleted: DeleteSet },
  isOwn: (client: number) => boolean,
  limits: PartLimits = PART_LIMITS,
): readonly Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc, server.stateVector))
  const own = structs.filter(isStruct).filter(({ id }) => isOwn(id.client))
  return partsOf(own, without(deleteRanges(ds), server.deleted), limits)
}

function isStruct(struct: Y.Item | Y.GC | Y.Skip): struct is Struct {
  return !(struct instanceof Y.Skip)
}

function partsOf(structs: readonly Struct[], deletes: readonly DeleteRange[], limits: PartLimits): Uint8Array[] {
  const parts: Uint8Array[] = []
  let part = new Part(limits)
  for (const struct of inOrder(structs)) {
    if (part.takes(struct)) continue
    parts.push(part.bytes())
    part = new Part(limits)
    part.takes(struct)
  }
  for (const range of deletes) {
    if (part.takesDelete(range)) continue
    parts.push(part.bytes())
    part = new Part(limits)
    part.takesDelete(range)
  }
  if (!part.isEmpty) parts.push(part.bytes())
  return parts
}

/** One part in the making. */
class Part {
  readonly #limits: PartLimits
  readonly #structs: Struct[] = []
  readonly #deletes = new Map<number, DeleteRange[]>()
  #bytes = 0
  #count = 0

  constructor(limits: PartLimits) {
    this.#limits = limits
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** False if there is no room. An empty part takes anything: a struct cannot be cut. */
  takes(struct: Struct): boolean {
    const [first] = this.#structs
    if (first && first.id.client !== struct.id.client) return false
    if (!this.#fits(sizeOf(struct))) return false
    this.#structs.push(struct)
    return true
  }

  takesDelete(range: DeleteRange): boolean {
    if (!this.#fits(DELETE_MAX_BYTES)) return false
    const those = this.#deletes.get(range.client)
    if (those) those.push(range)
    else this.#deletes.set(range.client, [range])
    return true
  }

  bytes(): Uint8Array {
    const encoder = new Y.UpdateEncoderV1()
    const [first] = this.#structs
    writeNumber(encoder, first ? 1 : 0)
    if (first) {
      writeNumber(encoder, this.#structs.length)
      encoder.writeClient(first.id.client)
      writeNumber(encoder, first.id.clock)
      for (const struct of this.#structs) struct.write(encoder, 0)
    }
    // Yjs writes delete sets by falling client id; the gate expects the same bytes again (G8).
    const clients = [...this.#deletes].sort(([a], [b]) => b - a)
    writeNumber(encoder, clients.length)
    for (const [client, ranges] of clients) {
      encoder.resetDsCurVal()
      writeNumber(encoder, client)
      writeNumber(encoder, ranges.length)
      for (const { clock, len } of ranges) {
        encoder.writeDsClock(clock)
        encoder.writeDsLen(len)
      }
    }
    return encoder.toUint8Array()
  }

  #fits(bytes: number): boolean {
    const { maxBytes, maxStructs } = this.#limits
    if (this.#count > 0 && (this.#bytes + bytes > maxBytes || this.#count >= maxStructs)) return false
    this.#bytes += bytes
    this.#count += 1
    return true
  }
}

/** A client id, a count, a clock and a length of five bytes each at most. */
const DELETE_MAX_BYTES = 20

function writeNumber(encoder: Y.UpdateEncoderV1, value: number): void {
  writeVarUint(encoder.restEncoder, value)
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoder.toUint8Array().length
}

/** Each client's structs by clock, and every struct after those that it names. */
function inOrder(structs: readonly Struct[]): readonly Struct[] {
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client)
    if (queue) queue.push(struct)
    else queues.set(struct.id.client, [struct])
  }
  for (const queue of queues.values()) queue.sort((a, b) => b.id.clock - a.id.clock)
  const ordered: Struct[] = []
  const isWaiting = ({ client, clock }: Y.ID) => {
    const next = queues.get(client)?.at(-1)
    return next !== undefined && next.id.clock <= clock
  }
  while (ordered.length < structs.length) {
    const before = ordered.length
    for (const queue of queues.values()) {
      for (let next = queue.at(-1); next; next = queue.at(-1)) {
        queue.pop()
        if (namedBy(next).some(isWaiting)) {
          queue.push(next)
          break
        }
        ordered.push(next)
      }
    }
    // A ring of references cannot come out of Yjs; what is left would be refused by the gate.
    if (ordered.length === before) return [...ordered, ...[...queues.values()].flatMap(queue => queue.reverse())]
  }
  return ordered
}

function namedBy(struct: Struct): readonly Y.ID[] {
  if (struct instanceof Y.GC) return []
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(id => id !== null)
}

function deleteRanges(ds: DeleteSet): readonly DeleteRange[] {
  return [...ds.clients].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, len })))
}

/** The ranges less what the server has deleted already. */
function without(ranges: readonly DeleteRange[], deleted: DeleteSet): readonly DeleteRange[] {
  return ranges.flatMap(({ client, clock, len }) => {
    const left: DeleteRange[] = []
    let from = clock
    const end = clock + len
    for (const known of deleted.clients.get(client) ?? []) {
      const knownEnd = known.clock + known.len
      if (knownEnd <= from) continue
      if (known.clock >= end) break
      if (known.clock > from) left.push({ client, clock: from, len: known.clock - from })
      from = knownEnd
    }
    if (from < end) left.push({ client, clock: from, len: end - from })
    return left
  })
}

import { ByteReader } from './byte-reader.ts'
import { refuse } from './refusal.ts'

/** G3. How many clock ticks one struct may take. */
export const STRUCT_LENGTH_MAX = 100_000
/** G1. */
export const STRUCTS_MAX = 2_000
const CLIENT_MAX = 0xff_ff_ff_ff
/** No honest client comes near it; past it, numbers would no longer be exact somewhere. */
const CLOCK_MAX = 0x7f_ff_ff_ff

export interface StructId {
  readonly client: number
  readonly clock: number
}

export type NewContent =
  /** Its maker has collected it: nothing but clock ticks. Honest: what was typed into a text that is gone by now. */
  | { readonly kind: 'collected' }
  /** Made and overwritten, or deleted, before it was sent. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'string'; readonly text: string }
  /** A shared text. */
  | { readonly kind: 'text' }
  /** More than one only where the others were overwritten and their maker keeps them for undo. */
  | { readonly kind: 'values'; readonly values: readonly unknown[] }

/** One struct of an update, as its bytes say. */
export interface NewStruct extends StructId {
  readonly length: number
  readonly content: NewContent
  /** Last unit of the left neighbour, first unit of the right one, as they were when this was made. */
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  /** Written only where there is no neighbour to take it from: a root's name, or the id of a shared text. */
  readonly parent: string | StructId | undefined
  readonly key: string | undefined
  /** Says that it lies under a key, though the key itself is taken from the neighbour. */
  readonly isKeyed: boolean
}

/** The structs of one client, without gap. */
export interface Block {
  readonly client: number
  readonly start: number
  readonly end: number
  readonly structs: readonly NewStruct[]
}

export interface ClockRange {
  readonly clock: number
  readonly length: number
}

export interface ParsedUpdate {
  /** By client, highest first: the order in which Yjs takes them. */
  readonly blocks: readonly Block[]
  readonly deletes: ReadonlyMap<number, readonly ClockRange[]>
}

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const HAS_KEY = 0x20
const CONTENT = 0x1f
const COLLECTED = 0
const DELETED = 1
const STRING = 4
const TYPE = 7
const ANY = 8
const SKIP = 10
/** JSON, binary, embed, format and subdocument: kinds of Yjs that no document of ours holds. */
const UNUSED: ReadonlySet<number> = new Set([2, 3, 5, 6, 9])
const TYPE_IS_TEXT = 2

/**
 * Reads an update (encoding V1) without building anything of Yjs and without believing its counts, and refuses what
 * Yjs itself would not have written (G1, G8). Knows nothing of the document.
 *
 * One freedom: where a struct has a neighbour, Yjs writes the bit "has a key" when it encodes its own document and leaves
 * it out when it encodes what it has only read (mergeUpdates, diffUpdate). Both are accepted.
 */
export function readUpdate(update: Uint8Array): ParsedUpdate {
  const reader = new ByteReader(update)
  const blocks = readBlocks(reader)
  const deletes = readDeletes(reader)
  if (reader.left > 0) refuse('trailing-bytes')
  return { blocks, deletes }
}

function readBlocks(reader: ByteReader): readonly Block[] {
  const count = reader.varUint()
  if (count > STRUCTS_MAX) refuse('too-many-structs')
  const blocks: Block[] = []
  let structsLeft = STRUCTS_MAX
  let previous = CLIENT_MAX + 1
  for (let i = 0; i < count; i += 1) {
    const structs = reader.varUint()
    if (structs > structsLeft) refuse('too-many-structs')
    structsLeft -= structs
    const client = reader.varUint()
    // Highest first and each once: Yjs would silently forget the first of two blocks of one client.
    if (structs === 0 || client >= previous) refuse('malformed')
    previous = client
    blocks.push(readBlock(reader, client, structs))
  }
  return blocks
}

function readBlock(reader: ByteReader, client: number, count: number): Block {
  const start = reader.varUint()
  const structs: NewStruct[] = []
  let clock = start
  for (let i = 0; i < count; i += 1) {
    const struct = readStruct(reader, client, clock)
    if (struct.length < 1 || struct.length > STRUCT_LENGTH_MAX) refuse('length')
    clock += struct.length
    if (clock > CLOCK_MAX) refuse('length')
    structs.push(struct)
  }
  return { client, start, end: clock, structs }
}

function readStruct(reader: ByteReader, client: number, clock: number): NewStruct {
  const info = reader.byte()
  const kind = info & CONTENT
  if (info === COLLECTED) return collected(client, clock, reader.varUint())
  if (kind === COLLECTED) refuse('malformed')
  if (kind === SKIP) refuse('skip')
  const origin = info & HAS_ORIGIN ? readId(reader) : undefined
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? readId(reader) : undefined
  const isKeyed = (info & HAS_KEY) !== 0
  const hasParent = !origin && !rightOrigin
  const parent = hasParent ? readParent(reader) : undefined
  const key = hasParent && isKeyed ? reader.string() : undefined
  const content = readContent(reader, kind)
  const length = content.kind === 'deleted' ? reader.varUint() : lengthOf(content)
  return { client, clock, length, content, origin, rightOrigin, parent, key, isKeyed }
}

function collected(client: number, clock: number, length: number): NewStruct {
  const content = { kind: 'collected' } as const
  const nothing = { origin: undefined, rightOrigin: undefined, parent: undefined, key: undefined }
  return { client, clock, length, content, ...nothing, isKeyed: false }
}

function readId(reader: ByteReader): StructId {
  return { client: reader.varUint(), clock: reader.varUint() }
}

function readParent(reader: ByteReader): string | StructId {
  const isRoot = reader.varUint()
  if (isRoot > 1) refuse('malformed')
  return isRoot === 1 ? reader.string() : readId(reader)
}

function readContent(reader: ByteReader, kind: number): NewContent {
  if (kind === DELETED) return { kind: 'deleted' }
  if (kind === STRING) return { kind: 'string', text: reader.string() }
  if (kind === ANY) return { kind: 'values', values: readValues(reader) }
  if (kind === TYPE) return reader.varUint() === TYPE_IS_TEXT ? { kind: 'text' } : refuse('unknown-kind')
  return refuse(UNUSED.has(kind) ? 'unknown-kind' : 'malformed')
}

function readValues(reader: ByteReader): readonly unknown[] {
  const count = reader.count(1)
  if (count > STRUCTS_MAX) refuse('length')
  const values: unknown[] = []
  for (let i = 0; i < count; i += 1) values.push(reader.value())
  return values
}

function lengthOf(content: NewContent): number {
  if (content.kind === 'string') return content.text.length
  return content.kind === 'values' ? content.values.length : 1
}

function readDeletes(reader: ByteReader): ReadonlyMap<number, readonly ClockRange[]> {
  const deletes = new Map<number, readonly ClockRange[]>()
  const count = reader.count(2)
  let previous = CLIENT_MAX + 1
  for (let i = 0; i < count; i += 1) {
    const client = reader.varUint()
    if (client >= previous) refuse('malformed')
    previous = client
    deletes.set(client, readRanges(reader))
  }
  return deletes
}

/** Sorted, and never touching: Yjs makes one range of two that do. */
function readRanges(reader: ByteReader): readonly ClockRange[] {
  const count = reader.count(2)
  if (count === 0) refuse('malformed')
  const ranges: ClockRange[] = []
  let previousEnd = -1
  for (let i = 0; i < count; i += 1) {
    const clock = reader.varUint()
    const length = reader.varUint()
    if (length === 0) refuse('length')
    if (clock <= previousEnd || clock + length > CLOCK_MAX) refuse('malformed')
    previousEnd = clock + length
    ranges.push({ clock, length })
  }
  return ranges
}

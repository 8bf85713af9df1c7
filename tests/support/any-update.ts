import * as Y from 'yjs'
import { HOMES, TEXT_ROOT } from '#shared/doc/documents.ts'
import {
  any,
  collected,
  deleted,
  format,
  handMade,
  type Id,
  item,
  json,
  skip,
  string,
  type,
} from './hostile-updates.ts'

/** Updates as a hand-made client with luck might send them: mostly well-formed, mostly wrong. */

type Random = () => number

export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T
}

export function below(random: Random, end: number): number {
  return Math.floor(random() * end)
}

const KEYS = [
  'p0.title',
  'p1.title',
  'p2.order',
  'q.title',
  'n0.note',
  'board.step',
  'board.anonymity',
  's0',
  's1',
  'f:n0.place',
  'x',
  '__proto__',
  'n0.since',
]
/** What fits, so that much comes as far as the last rules. */
const FITTING: readonly (readonly [root: string, key: string, value: unknown])[] = [
  ['priorities', 'p0.title', { fi: 'Sana' }],
  ['priorities', 'p2.order', 'a1'],
  ['run', 'board.step', 'p0'],
  ['hidden', 'n0.since', true],
  ['notes', 'n0.note', { text: 'stolen', prompt: 'A', workshop: 'w' }],
  ['about', 'board.anonymity', 'named'],
]
const VALUES: readonly unknown[] = [
  { fi: 'Sana' },
  'a1',
  'p0',
  true,
  { in: 'open', at: [1, 2.5] },
  { text: 'stolen', prompt: 'A', workshop: 'w' },
  'named',
  null,
  [[[1]]],
]

/** An id of the document, or one that may be at hand within the update, or one of nobody. */
function anyId(random: Random, doc: Y.Doc, own: number): Id {
  const chance = random()
  if (chance < 0.15) return [own, Y.getState(doc.store, own) + below(random, 3)]
  if (chance < 0.2) return [below(random, 100), below(random, 20)]
  const client = pick(random, [...doc.store.clients.keys()])
  return [client, below(random, Y.getState(doc.store, client))]
}

/** Two units side by side in some shared text, as an honest client names them. */
function sideBySide(random: Random, doc: Y.Doc): { readonly origin?: Id; readonly rightOrigin?: Id } {
  const texts = [...doc.getMap(TEXT_ROOT).values()].filter(value => value instanceof Y.Text)
  const items: Y.Item[] = []
  for (let at = pick(random, texts)?._start ?? null; at; at = at.right) items.push(at)
  if (items.length === 0) return {}
  const left = pick(random, items)
  const origin: Id = [left.id.client, left.id.clock + left.length - 1]
  return left.right ? { origin, rightOrigin: [left.right.id.client, left.right.id.clock] } : { origin }
}

function anyStruct(random: Random, doc: Y.Doc, own: number): Uint8Array {
  const chance = random()
  if (chance < 0.04) return collected(1 + below(random, 3))
  if (chance < 0.05) return skip(1)
  const content = pick(random, [
    () => any(pick(random, VALUES)),
    () => any(pick(random, VALUES)),
    () => string(pick(random, ['a', 'xyz', '😀', ''])),
    () => string('word'),
    () => deleted(1 + below(random, 3)),
    () => pick(random, [type(2), type(1), any(1, 2), json(1), format('b', true)]),
  ])()
  const roots = [...Object.keys(HOMES), TEXT_ROOT]
  if (chance < 0.25) {
    const [root, key, value] = pick(random, FITTING)
    return item({ root, key }, random() < 0.8 ? any(value) : content)
  }
  if (chance < 0.32) {
    // Set over what is there, or was.
    const [root, key, value] = pick(random, FITTING)
    const last = doc.getMap(root)._map.get(key)
    const before = last?.left && random() < 0.3 ? last.left : last
    return before ? item({ origin: [before.id.client, before.id.clock] }, any(value)) : item({ root, key }, any(value))
  }
  if (chance < 0.37) return item({ root: pick(random, roots), key: pick(random, KEYS) }, content)
  if (chance < 0.6) return item(sideBySide(random, doc), string(pick(random, ['a', 'bc', 'ä'])))
  if (chance < 0.65) return item({ parent: anyId(random, doc, own) }, content)
  const origin = random() < 0.8 ? { origin: anyId(random, doc, own) } : {}
  const rightOrigin = random() < 0.4 ? { rightOrigin: anyId(random, doc, own) } : {}
  return item({ ...origin, ...rightOrigin, parent: anyId(random, doc, own) }, content)
}

/** Made of parts: any structs under these client ids, any deletes. */
export function anyUpdate(random: Random, doc: Y.Doc, clients: readonly number[]): Uint8Array {
  const used = [...clients].filter(() => random() < 0.6).sort((a, b) => b - a)
  const blocks = used.map(client => ({
    client,
    clock: Math.max(0, Y.getState(doc.store, client) + (random() < 0.9 ? 0 : below(random, 3) - 1)),
    structs: Array.from({ length: 1 + below(random, 2) }, () => anyStruct(random, doc, client)),
  }))
  if (random() < 0.5) return handMade({ blocks })
  const [client, clock] = anyId(random, doc, clients[0] ?? 0)
  return handMade({ blocks, deletes: [[client, [clock, 1 + below(random, 4)]]] })
}

/** Honest bytes, a few of them changed. */
export function mutated(random: Random, honest: Uint8Array, other: Uint8Array): Uint8Array {
  let bytes = [...honest]
  for (let times = 1 + below(random, 3); times > 0; times -= 1) {
    const at = below(random, bytes.length)
    const kind = below(random, 7)
    if (kind === 0) bytes[at] = below(random, 256)
    else if (kind === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8))
    else if (kind === 2) bytes[at] = ((bytes[at] ?? 0) + (random() < 0.5 ? 1 : 255)) & 255
    else if (kind === 3) bytes.splice(at, 1)
    else if (kind === 4) bytes.splice(at, 0, below(random, 256))
    else if (kind === 5) bytes = [...bytes.slice(0, at), ...other.slice(below(random, other.length))]
    else bytes.splice(at, 0, ...bytes.slice(at, at + below(random, 12)))
  }
  return Uint8Array.from(bytes)
}

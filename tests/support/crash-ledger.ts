import { createHash } from 'node:crypto'
import type { LoadedDocument } from '#server/storage/storage.ts'

/**
 * Updates that anyone can work out from their place, and states that prove which updates they hold: a chain of hashes.
 * So a process that did not write them can tell whether what it reads is all there, in order and unchanged.
 */
export function updateAt(board: string, document: string, sequence: number): Uint8Array {
  const seed = createHash('sha256').update(`${board}/${document}/${sequence}`).digest()
  const size = 20 + ((seed[0] ?? 0) < 8 ? 20_000 : (seed[1] ?? 0) * 4)
  return Buffer.alloc(size, seed)
}

export const CHAIN_BEGIN: Uint8Array = new Uint8Array(32)
/** Makes states span many pages, as real ones do. */
const STATE_REPEATS = 600

export function chained(chain: Uint8Array, update: Uint8Array): Uint8Array {
  return createHash('sha256').update(chain).update(update).digest()
}

export function stateOf(chain: Uint8Array): Uint8Array {
  const state = new Uint8Array(chain.length * STATE_REPEATS)
  for (let repeat = 0; repeat < STATE_REPEATS; repeat += 1) state.set(chain, repeat * chain.length)
  return state
}

/** The chain over all updates up to a sequence, made from nothing. */
export function chainUpTo(board: string, document: string, sequence: number): Uint8Array {
  let chain: Uint8Array = CHAIN_BEGIN
  for (let each = 1; each <= sequence; each += 1) chain = chained(chain, updateAt(board, document, each))
  return chain
}

/** The chain of what was loaded: from the snapshot's, over the updates after it. */
export function chainOf(loaded: LoadedDocument): Uint8Array {
  const begin: Uint8Array = loaded.snapshot?.state.slice(0, 32) ?? CHAIN_BEGIN
  return loaded.updates.reduce<Uint8Array>((chain, { update }) => chained(chain, update), begin)
}

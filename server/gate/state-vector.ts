import type { EditRefusal } from '#shared/protocol/message-types.ts'
import { ByteReader } from './byte-reader.ts'
import { Refusal } from './refusal.ts'

export const STATE_VECTOR_MAX_BYTES = 64 * 1024
/** Client ids that a document can have seen: far more than people that it can have (A10). */
export const STATE_VECTOR_ENTRIES_MAX = 10_000

/** What is wrong with the state vector of a sync step 1, or undefined. To be asked before it is handed to Yjs. */
export function checkStateVector(vector: Uint8Array): EditRefusal | undefined {
  if (vector.length > STATE_VECTOR_MAX_BYTES) return 'too-large'
  try {
    const reader = new ByteReader(vector)
    const entries = reader.count(2)
    if (entries > STATE_VECTOR_ENTRIES_MAX) return 'too-large'
    for (let i = 0; i < 2 * entries; i += 1) reader.varUint()
    return reader.left > 0 ? 'trailing-bytes' : undefined
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
}

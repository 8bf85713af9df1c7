import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'

const pack = promisify(gzip)
const unpack = promisify(gunzip)
/** What each gzip begins with. No Yjs state does: it would speak of 31 clients, the first of them with the id 0. */
const MAGIC = [0x1f, 0x8b, 0x08, 0x00] as const
const STATE_MAX_BYTES = 256 * 1024 * 1024

/** A state for keeping: about a fifth of its size, made beside the loop. */
export function packState(state: Uint8Array): Promise<Uint8Array> {
  return pack(state, { level: constants.Z_BEST_SPEED })
}

/** The state that was kept, packed or as it was. Rejects if it is broken. */
export async function unpackState(kept: Uint8Array): Promise<Uint8Array> {
  return MAGIC.every((byte, at) => kept[at] === byte) ? unpack(kept, { maxOutputLength: STATE_MAX_BYTES }) : kept
}

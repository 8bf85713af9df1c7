/** Frames as a client writes them, with whatever is wrong in them that the test wants. */
export interface RawFrame {
  readonly opcode?: number
  readonly fin?: boolean
  /** Reserved bits: 1, 2 or 4 for RSV3, RSV2 and RSV1. */
  readonly reserved?: number
  readonly isMasked?: boolean
  /** What the header claims; the payload's own length otherwise. */
  readonly claimedLength?: bigint
  readonly payload?: Uint8Array
}

const MASK = Buffer.from([1, 2, 3, 4])

export function rawFrame({
  opcode = 2,
  fin = true,
  reserved = 0,
  isMasked = true,
  claimedLength,
  payload = new Uint8Array(),
}: RawFrame): Buffer {
  const length = claimedLength ?? BigInt(payload.length)
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  const masked = isMasked ? 0x80 : 0
  const header =
    length < 126n
      ? Buffer.from([first, masked | Number(length)])
      : length < 65_536n
        ? Buffer.from([first, masked | 126, Number(length >> 8n), Number(length & 255n)])
        : longHeader(first, masked, length)
  if (!isMasked) return Buffer.concat([header, payload])
  const body = Buffer.from(payload)
  for (const [at, byte] of body.entries()) body[at] = byte ^ (MASK[at % 4] ?? 0)
  return Buffer.concat([header, MASK, body])
}

function longHeader(first: number, masked: number, length: bigint): Buffer {
  const header = Buffer.alloc(10)
  header[0] = first
  header[1] = masked | 127
  header.writeBigUInt64BE(length, 2)
  return header
}

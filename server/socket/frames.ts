/*
 * Frames of the WebSocket protocol (RFC 6455, section 5.2) as a server writes them: binary, whole, not masked.
 * Made once and given to every socket of a kind, instead of once per socket as `ws.send` would.
 */

const BINARY_FIN = 0x82

/** The header of a binary frame for a payload of that length. */
export function frameHeader(payloadBytes: number): Buffer {
  if (payloadBytes < 126) return Buffer.from([BINARY_FIN, payloadBytes])
  if (payloadBytes < 65_536) {
    const header = Buffer.allocUnsafe(4)
    header[0] = BINARY_FIN
    header[1] = 126
    header.writeUInt16BE(payloadBytes, 2)
    return header
  }
  const header = Buffer.allocUnsafe(10)
  header[0] = BINARY_FIN
  header[1] = 127
  header.writeUInt32BE(Math.floor(payloadBytes / 2 ** 32), 2)
  header.writeUInt32BE(payloadBytes % 2 ** 32, 6)
  return header
}

/** One frame holding these parts one after another. */
export function frameOf(...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([frameHeader(length), ...parts])
}

/** Frames of messages that many sockets are given: by message, then by the byte before it (-1: none). */
const shared = new WeakMap<Uint8Array, Map<number, Buffer>>()

/** As `frameOf`, made once for each prefix of at most one byte; it lives as long as the message, which must not change. */
export function sharedFrameOf(prefix: Uint8Array, message: Uint8Array): Buffer {
  const key = prefix[0] ?? -1
  let byPrefix = shared.get(message)
  if (!byPrefix) {
    byPrefix = new Map()
    shared.set(message, byPrefix)
  }
  let frame = byPrefix.get(key)
  if (!frame) {
    frame = frameOf(prefix, message)
    byPrefix.set(key, frame)
  }
  return frame
}

import { crc32 } from 'node:zlib'

/**
 * Notices a row that changed after it was written, or stands in another row's place. Against accidents, not against
 * an attacker: whoever can write the file can write the checksum.
 */
export function checksumOf(board: string, document: string, sequence: number, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${board}/${document}/${sequence}`))
}

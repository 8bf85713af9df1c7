import { inflateSync } from 'node:zlib'

/** A decoded picture; four bytes a pixel. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

export interface Patch {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A channel may differ by so much and still be the same colour. */
const TOLERANCE = 24
const HEADER_BYTES = 8
const RGB = 2
const RGBA = 6

/** Reads what Chromium writes: 8 bits a channel, with or without alpha, not interlaced. */
export function decodePng(file: Buffer): Picture {
  let width = 0
  let height = 0
  let channels = 0
  const packed: Buffer[] = []
  for (let at = HEADER_BYTES; at < file.length; ) {
    const length = file.readUInt32BE(at)
    const kind = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      const colour = body[9]
      if (body[8] !== 8 || (colour !== RGB && colour !== RGBA) || body[12] !== 0) throw new Error('an unforeseen PNG')
      channels = colour === RGB ? 3 : 4
    } else if (kind === 'IDAT') packed.push(body)
    at += length + 12
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(packed)), width, height, channels) }
}

function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels
  const pixels = new Uint8Array(width * height * 4)
  let before = new Uint8Array(stride)
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1)
    const filter = raw[start] ?? 0
    const line = Uint8Array.from(raw.subarray(start + 1, start + 1 + stride))
    for (let i = 0; i < stride; i += 1) {
      const left = i >= channels ? (line[i - channels] ?? 0) : 0
      const up = before[i] ?? 0
      const corner = i >= channels ? (before[i - channels] ?? 0) : 0
      line[i] = (line[i] ?? 0) + predicted(filter, left, up, corner)
    }
    for (let x = 0; x < width; x += 1) {
      const to = (row * width + x) * 4
      for (let c = 0; c < 3; c += 1) pixels[to + c] = line[x * channels + c] ?? 0
      pixels[to + 3] = 255
    }
    before = line
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const toLeft = Math.abs(guess - left)
  const toUp = Math.abs(guess - up)
  const toCorner = Math.abs(guess - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Share of pixels that differ between two pictures of one size, in all or in a part of them. */
export function differing(
  a: Picture,
  b: Picture,
  { left, top, width, height }: Patch = { left: 0, top: 0, width: a.width, height: a.height },
): number {
  let count = 0
  let different = 0
  for (let y = Math.max(0, top); y < Math.min(a.height, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(a.width, left + width); x += 1) {
      const at = (y * a.width + x) * 4
      count += 1
      for (let c = 0; c < 3; c += 1) {
        if (Math.abs((a.pixels[at + c] ?? 0) - (b.pixels[at + c] ?? 0)) <= TOLERANCE) continue
        different += 1
        break
      }
    }
  }
  return count === 0 ? 0 : different / count
}

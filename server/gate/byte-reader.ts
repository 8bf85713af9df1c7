import { refuse } from './refusal.ts'

/** G5. How deep a value may hold others: the value itself is 1. */
export const VALUE_DEPTH_MAX = 8
/** Longer numbers than this are nowhere in an update: clients are 32 bits, clocks and lengths 31. */
const VAR_UINT_BYTES_MAX = 5
/** Up to here a string is read byte by byte, which is faster than the decoder as long as it is plain ASCII. */
const ASCII_BYTES_MAX = 48
/** lib0 writes whole numbers up to here as `integer`, and all others as a float. */
const INTEGER_MAX = 0x7f_ff_ff_ff

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads lib0's encoding, and nothing that lib0 would have written otherwise (G8): no padded numbers, no invalid UTF-8,
 * no number in a longer form than needed, no key twice. So what is read here encodes to the same bytes again.
 * Never allocates by what a count claims; refuses instead of throwing.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) return refuse('malformed')
    this.#at += 1
    return byte
  }

  varUint(): number {
    let byte = this.byte()
    if (byte < 0x80) return byte
    let number = byte & 0x7f
    let weight = 0x80
    for (let read = 1; read < VAR_UINT_BYTES_MAX; read += 1) {
      byte = this.byte()
      number += (byte & 0x7f) * weight
      if (byte < 0x80) return byte === 0 ? refuse('malformed') : number
      weight *= 0x80
    }
    return refuse('malformed')
  }

  /** How many of something follow, each at least `bytesEach` long. */
  count(bytesEach: number): number {
    const count = this.varUint()
    return count * bytesEach > this.left ? refuse('malformed') : count
  }

  string(): string {
    const length = this.count(1)
    const start = this.#at
    this.#at += length
    if (length <= ASCII_BYTES_MAX) {
      const ascii = asciiOf(this.#bytes, start, length)
      if (ascii !== undefined) return ascii
    }
    try {
      return utf8.decode(this.#bytes.subarray(start, this.#at))
    } catch {
      return refuse('malformed')
    }
  }

  /** One plain JSON value; `undefined` only inside an object, where a field that is not there may be written so. */
  value(): unknown {
    const value = this.#value(1)
    return value === undefined ? refuse('bad-value') : value
  }

  #value(depth: number): unknown {
    if (depth > VALUE_DEPTH_MAX) refuse('too-deep')
    switch (this.byte()) {
      case 127:
        return undefined
      case 126:
        return null
      case 125:
        return this.#integer()
      case 124:
        return this.#float32()
      case 123:
        return this.#float64()
      case 121:
        return false
      case 120:
        return true
      case 119:
        return this.string()
      case 118:
        return this.#object(depth)
      case 117:
        return this.#array(depth)
      case 122:
      case 116:
        // Big integers and byte arrays: no JSON.
        return refuse('bad-value')
      default:
        return refuse('malformed')
    }
  }

  #integer(): number {
    let byte = this.byte()
    const sign = byte & 0x40 ? -1 : 1
    let number = byte & 0x3f
    let weight = 0x40
    while (byte >= 0x80) {
      byte = this.byte()
      if (byte === 0) refuse('malformed')
      number += (byte & 0x7f) * weight
      weight *= 0x80
      if (number > INTEGER_MAX || weight > 0x10_00_00_00_00) refuse('malformed')
    }
    return sign * number
  }

  #float32(): number {
    const number = this.#view(4).getFloat32(0)
    return isInteger(number) || Number.isNaN(number) ? refuse('malformed') : number
  }

  #float64(): number {
    const number = this.#view(8).getFloat64(0)
    if (Number.isNaN(number)) return refuse('bad-value')
    return isInteger(number) || Math.fround(number) === number ? refuse('malformed') : number
  }

  #view(length: number): DataView {
    if (length > this.left) refuse('malformed')
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset + this.#at, length)
    this.#at += length
    return view
  }

  #array(depth: number): unknown[] {
    const length = this.count(1)
    const items: unknown[] = []
    for (let i = 0; i < length; i += 1) items.push(this.#value(depth + 1))
    return items
  }

  #object(depth: number): Record<string, unknown> {
    const length = this.count(2)
    const object: Record<string, unknown> = {}
    for (let i = 0; i < length; i += 1) {
      const key = this.string()
      // A19: an assignment to `__proto__` would change what the object is.
      if (key === '__proto__') refuse('unknown-key')
      // Twice, or a number: an object would give its keys back in another number or order.
      if (Object.hasOwn(object, key) || /^\d/.test(key)) refuse('malformed')
      object[key] = this.#value(depth + 1)
    }
    return object
  }
}

function isInteger(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= INTEGER_MAX
}

function asciiOf(bytes: Uint8Array, start: number, length: number): string | undefined {
  let text = ''
  for (let i = start; i < start + length; i += 1) {
    const byte = bytes[i]
    if (byte === undefined || byte >= 0x80) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}

import * as encoding from 'lib0/encoding'

/*
 * Updates made byte by byte (Yjs encoding V1), honest or not: whatever a hand-made client could send.
 */

export type Id = readonly [client: number, clock: number]

interface Where {
  readonly origin?: Id
  readonly rightOrigin?: Id
  /** Only written without neighbours. */
  readonly root?: string
  readonly parent?: Id
  readonly key?: string
  /** Overrides the bit "has a key". */
  readonly isKeyed?: boolean
}
export interface Content {
  readonly kind: number
  readonly bytes: Uint8Array
}
export interface HandMade {
  readonly blocks?: readonly {
    readonly client: number
    readonly clock?: number
    readonly structs: readonly Uint8Array[]
  }[]
  readonly deletes?: readonly (readonly [client: number, ...ranges: (readonly [clock: number, length: number])[]])[]
  readonly trailing?: readonly number[]
}

export function bytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write)
}

function content(kind: number, write: (encoder: encoding.Encoder) => void): Content {
  return { kind, bytes: bytes(write) }
}

export function any(...values: readonly unknown[]): Content {
  return content(8, encoder => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeAny(encoder, value as never)
  })
}
/** One value given as its bytes. */
export function anyBytes(value: Uint8Array | readonly number[]): Content {
  return content(8, encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeUint8Array(encoder, Uint8Array.from(value))
  })
}
export function string(text: string): Content {
  return content(4, encoder => encoding.writeVarString(encoder, text))
}
export function deleted(length: number): Content {
  return content(1, encoder => encoding.writeVarUint(encoder, length))
}
/** A shared type by its number: 0 array, 1 map, 2 text, … */
export function type(ref: number): Content {
  return content(7, encoder => encoding.writeVarUint(encoder, ref))
}
export function json(...values: readonly unknown[]): Content {
  return content(2, encoder => {
    encoding.writeVarUint(encoder, values.length)
    for (const value of values) encoding.writeVarString(encoder, JSON.stringify(value))
  })
}
export function binary(buffer: Uint8Array): Content {
  return content(3, encoder => encoding.writeVarUint8Array(encoder, buffer))
}
export function embed(value: unknown): Content {
  return content(5, encoder => encoding.writeVarString(encoder, JSON.stringify(value)))
}
export function format(key: string, value: unknown): Content {
  return content(6, encoder => {
    encoding.writeVarString(encoder, key)
    encoding.writeVarString(encoder, JSON.stringify(value))
  })
}
export function subdocument(guid: string): Content {
  return content(9, encoder => {
    encoding.writeVarString(encoder, guid)
    encoding.writeAny(encoder, {})
  })
}

export function item(
  { origin, rightOrigin, root, parent, key, isKeyed }: Where,
  { kind, bytes: body }: Content,
): Uint8Array {
  return bytes(encoder => {
    const keyed = isKeyed ?? key !== undefined
    encoding.writeUint8(encoder, kind | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (keyed ? 0x20 : 0))
    for (const id of [origin, rightOrigin]) if (id) for (const part of id) encoding.writeVarUint(encoder, part)
    if (!origin && !rightOrigin) {
      encoding.writeVarUint(encoder, root === undefined ? 0 : 1)
      if (root !== undefined) encoding.writeVarString(encoder, root)
      else for (const part of parent ?? [0, 0]) encoding.writeVarUint(encoder, part)
      if (keyed) encoding.writeVarString(encoder, key ?? '')
    }
    encoding.writeUint8Array(encoder, body)
  })
}
export function collected(length: number): Uint8Array {
  return bytes(encoder => {
    encoding.writeUint8(encoder, 0)
    encoding.writeVarUint(encoder, length)
  })
}
export function skip(length: number): Uint8Array {
  return bytes(encoder => {
    encoding.writeUint8(encoder, 10)
    encoding.writeVarUint(encoder, length)
  })
}

export function handMade({ blocks = [], deletes = [], trailing = [] }: HandMade): Uint8Array {
  return bytes(encoder => {
    encoding.writeVarUint(encoder, blocks.length)
    for (const { client, clock = 0, structs } of blocks) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) encoding.writeUint8Array(encoder, struct)
    }
    encoding.writeVarUint(encoder, deletes.length)
    for (const [client, ...ranges] of deletes) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, ranges.length)
      for (const range of ranges) for (const part of range) encoding.writeVarUint(encoder, part)
    }
    encoding.writeUint8Array(encoder, Uint8Array.from(trailing))
  })
}

/** A06. Eleven bytes that claim 33.5 million structs. */
export function manyStructsClaimed(): Uint8Array {
  return bytes(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 33_554_432)
    encoding.writeVarUint(encoder, 77)
    encoding.writeVarUint(encoder, 0)
    encoding.writeUint8Array(encoder, Uint8Array.of(0, 1, 0, 0))
  })
}

/** A value that holds arrays in arrays, given as bytes: no program needs to build it first. */
export function nested(depth: number): Content {
  const open = Array.from({ length: depth - 1 }, () => [117, 1]).flat()
  return anyBytes([...open, 117, 0])
}

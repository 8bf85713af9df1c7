import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { HttpError } from '#shared/protocol/errors.ts'

/** Nearly every request that carries a body is a small command; a route that takes more says so. */
export const BODY_MAX_BYTES = 16 * 1024

export type ReadBody<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly error: HttpError }

/** Reads and parses a JSON body; of what is wrong with it nothing is repeated to the caller but the name of the fault. */
export async function readBody<S extends v.GenericSchema>(
  request: IncomingMessage,
  schema: S,
  maxBytes = BODY_MAX_BYTES,
): Promise<ReadBody<v.InferOutput<S>>> {
  const read = await readBytes(request, maxBytes)
  if (!read.ok) return read
  const parsed = parseJson(read.body)
  if (!parsed) return { ok: false, error: 'bad-json' }
  const checked = v.safeParse(schema, parsed.value)
  return checked.success ? { ok: true, body: checked.output } : { ok: false, error: 'bad-request' }
}

/** The bytes of a JSON body, unread; refused unread where they are too many or not called JSON. */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<ReadBody<Uint8Array>> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, error: 'unsupported-type' }
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    return { ok: false, error: 'unsupported-type' }
  const bytes = await collect(request, maxBytes)
  return bytes ? { ok: true, body: bytes } : { ok: false, error: 'too-large' }
}

async function collect(request: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > maxBytes) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function parseJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { value: JSON.parse(text, forbidPrototype) }
  } catch {
    return undefined
  }
}

/** A46: a key that could reach an object's prototype is no key of any request. */
function forbidPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('forbidden key')
  return value
}

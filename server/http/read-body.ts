import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import type { HttpError } from '#shared/protocol/errors.ts'

/** Every request that carries a body is a small command. */
export const BODY_MAX_BYTES = 16 * 1024

export type ReadBody<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly error: HttpError }

/** Reads and parses a JSON body; of what is wrong with it nothing is repeated to the caller but the name of the fault. */
export async function readBody<S extends v.GenericSchema>(
  request: IncomingMessage,
  schema: S,
): Promise<ReadBody<v.InferOutput<S>>> {
  if (!/^application\/json\s*(;\s*charset=utf-8\s*)?$/i.test(request.headers['content-type'] ?? '')) {
    return { ok: false, error: 'unsupported-type' }
  }
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    return { ok: false, error: 'unsupported-type' }
  const bytes = await collect(request)
  if (!bytes) return { ok: false, error: 'too-large' }
  const parsed = parseJson(bytes)
  if (!parsed) return { ok: false, error: 'bad-json' }
  const checked = v.safeParse(schema, parsed.value)
  return checked.success ? { ok: true, body: checked.output } : { ok: false, error: 'bad-request' }
}

async function collect(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) return undefined
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > BODY_MAX_BYTES) return undefined
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

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Addresses that the client answers itself; all are the same page. */
const APP_PATHS = /^\/(?:join|studio|gallery|b\/[A-Za-z0-9_-]{1,32})?$/
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}
const PACKED = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg'])
/** Below this a packed file is hardly smaller on the wire. */
const PACK_MIN_BYTES = 1024
/** Good within a start of a second: the whole client packs in some 50 ms. */
const BROTLI_QUALITY = 6

export interface StaticFiles {
  /** Answers if the path is a page or file of the client; false if it is not. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
}

interface Held {
  readonly type: string
  readonly tag: string
  readonly plain: Uint8Array
  readonly br: Uint8Array | undefined
  readonly gzip: Uint8Array | undefined
}

/**
 * The built client, held in memory (about a megabyte) as it was at the start: a build under a running server neither
 * breaks an answer nor mixes two versions. Files with a hash in their name never change; pages are asked for anew.
 */
export function openStaticFiles(folder: string): StaticFiles {
  const files = existsSync(join(folder, 'index.html')) ? hold(folder) : new Map<string, Held>()
  return {
    answer(request, response, path) {
      const name = APP_PATHS.test(path) ? '/index.html' : path
      const file = files.get(name)
      if (!file) return false
      response.setHeader(
        'cache-control',
        name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      response.setHeader('etag', file.tag)
      response.setHeader('vary', 'accept-encoding')
      if (request.headers['if-none-match'] === file.tag) {
        response.writeHead(304).end()
        return true
      }
      const { bytes, encoding } = packedFor(request, file)
      if (encoding) response.setHeader('content-encoding', encoding)
      response.writeHead(200, { 'content-type': file.type, 'content-length': bytes.length })
      response.end(request.method === 'HEAD' ? undefined : bytes)
      return true
    },
  }
}

function packedFor(request: IncomingMessage, { plain, br, gzip }: Held) {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  if (br && /\bbr\b/.test(accepted)) return { bytes: br, encoding: 'br' }
  if (gzip && /\bgzip\b/.test(accepted)) return { bytes: gzip, encoding: 'gzip' }
  return { bytes: plain, encoding: undefined }
}

function hold(folder: string): Map<string, Held> {
  const files = new Map<string, Held>()
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(entry)]
    const file = join(folder, entry)
    if (type === undefined || !statSync(file).isFile()) continue
    const plain = readFileSync(file)
    const isPacked = PACKED.has(extname(entry)) && plain.length >= PACK_MIN_BYTES
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
    files.set(`/${entry.split(sep).join('/')}`, {
      type,
      tag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      br: isPacked ? brotliCompressSync(plain, { params }) : undefined,
      gzip: isPacked ? gzipSync(plain) : undefined,
    })
  }
  return files
}

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import sirv from 'sirv'

/** Addresses that the client answers itself; all are the same page. */
const APP_PATHS = /^\/(?:join|studio|gallery|b\/[A-Za-z0-9_-]{1,32})?$/
const TEXT_FILES = /\.(?:js|css|html|svg|json|webmanifest)$/
/** Below this a packed file is hardly smaller on the wire. */
const PACK_MIN_BYTES = 1024
/** Good within a start of a second: the whole client packs in some 50 ms. */
const BROTLI_QUALITY = 6

export interface StaticFiles {
  /** Answers if the path is a page or file of the client; false if it is not. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): boolean
}

/** The built client. Files with a hash in their name never change; pages are asked for anew each time. */
export function openStaticFiles(folder: string): StaticFiles {
  if (!existsSync(join(folder, 'index.html'))) return { answer: () => false }
  packFiles(folder)
  const serve = sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    extensions: [],
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return {
    answer(request, response, path) {
      if (APP_PATHS.test(path)) request.url = '/index.html'
      let isServed = true
      serve(request, response, () => {
        isServed = false
      })
      return isServed
    },
  }
}

/** Lays a packed copy beside each larger text file. On a folder that cannot be written the files go out as they are. */
function packFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, entry)
    if (!TEXT_FILES.test(file) || statSync(file).size < PACK_MIN_BYTES) continue
    try {
      if (isOlder(`${file}.br`, file)) {
        const bytes = readFileSync(file)
        const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
        writeFileSync(`${file}.gz`, gzipSync(bytes))
      }
    } catch {
      return
    }
  }
}

function isOlder(file: string, than: string): boolean {
  return !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs
}

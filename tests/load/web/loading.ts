import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Page, Request } from 'playwright-core'
import { Screencast } from './screencast.ts'
import type { Actor, Stage } from './stage.ts'
import type { Window } from './window.ts'

/** A picture is the finished one if no more of it differs; a blinking caret is less. */
const SAME_SHARE = 0.005
/** Nothing new has been shown for so long: it is finished. */
const QUIET_MS = 900
const LOADING_MOST_MS = 60_000

export interface Loading {
  /** From the address to the first picture that is all but the finished one. */
  readonly paintedMs: number
  /** Script that was asked for until then, packed file by file: what a first visit costs. */
  readonly jsGzKb: number
  readonly jsBrKb: number
  readonly requests: number
  /** Everything asked for until then, packed with gzip where that makes it smaller. */
  readonly allKb: number
  readonly jsHeapMb: number
  readonly domHeapMb: number
  readonly nodes: number
}

/** Opens the page with cold caches and waits until it is painted. */
export async function load(
  window: Window,
  stage: Stage,
): Promise<{ readonly actor: Actor; readonly loading: Loading }> {
  const { page, session } = window
  const asked: Request[] = []
  page.on('request', request => asked.push(request))
  const cast = await Screencast.start(session)
  const begun = Date.now()
  await page.goto(stage.url, { waitUntil: 'commit' })
  const actor = await stage.enter(page)
  await drawn(page)
  await cast.quiet(QUIET_MS, LOADING_MOST_MS)
  await cast.stop()
  const painted = cast.paintedAt(SAME_SHARE)
  const sizes = await sizesOf(asked.filter(request => request.timing().startTime <= painted))
  const heap = await window.heap()
  const loading = { paintedMs: painted - begun, ...sizes, jsHeapMb: heap.js, domHeapMb: heap.dom, nodes: heap.nodes }
  return { actor, loading }
}

async function sizesOf(requests: readonly Request[]) {
  let gz = 0
  let br = 0
  let all = 0
  for (const request of requests) {
    const body = await bodyOf(request)
    const packed = gzipSync(body, { level: 9 }).length
    all += Math.min(packed, body.length)
    if (request.resourceType() !== 'script') continue
    gz += packed
    br += brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  }
  return { jsGzKb: gz / 1000, jsBrKb: br / 1000, requests: requests.length, allKb: all / 1000 }
}

async function bodyOf(request: Request): Promise<Buffer> {
  try {
    return (await (await request.response())?.body()) ?? Buffer.alloc(0)
  } catch {
    // A request that was given up has no body.
    return Buffer.alloc(0)
  }
}

/** Until the page has come round to drawing once more. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
}

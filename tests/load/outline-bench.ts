import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { CDPSession, Page } from 'playwright-core'
import { hashOf, makeId, makeKey } from '#server/access/secrets.ts'
import type { LogEntry, Storage } from '#server/storage/storage.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import type { FrameworkId, NoteId, PriorityId } from '#shared/domain/ids.ts'
import { orderAtEnd, placeAt } from '#shared/domain/order.ts'
import { placeId } from '#shared/domain/placing.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import { openBrowser } from '#tests/support/browser.ts'
import { OpenPage } from '#tests/support/open-page.ts'
import { develop, goals, note, smallBoard, works } from '#tests/support/small-board.ts'
import { rowsOf } from '#tests/support/small-board-rows.ts'
import { startServer } from './servers.ts'

/*
 * What the outline costs on a large board: `npx vite build && node tests/load/outline-bench.ts [notes]`. Prints when the
 * first notes are read, when every note is in the page, how smoothly it scrolls, what memory it takes, how long one
 * change of somebody else takes to be seen, and how the page does under 50 of them a second.
 */

const NOTES = Number(process.argv[2] ?? 5000)
const PRIORITIES = 8
const NOTES_IN_CLUSTER = 12
/** Of so many notes in a row one stays single. */
const SINGLE_EVERY = 4
const CHANGES_A_SECOND = 50
const UNDER_CHANGES_MS = 8000

const framework = goals
const priorityOf = (i: number): PriorityId => `p${i % PRIORITIES}` as PriorityId
const noteOf = (i: number): NoteId => `n${i}` as NoteId
const random = (bytes: number): Uint8Array => randomBytes(bytes)

function rows(): Put[] {
  const board = smallBoard()
  const made: Put[] = rowsOf(board).filter(({ table }) => table !== 'priorities')
  const { keys } = placeAt([], 0, PRIORITIES)
  for (let p = 0; p < PRIORITIES; p += 1) {
    const title = { fi: `Painopiste ${p + 1}`, en: `Priority ${p + 1}` }
    made.push(put('priorities', priorityOf(p), { title, framework, order: keys[p] ?? 'a0' }))
  }
  for (const [id, { place, title }] of clusters()) made.push(put('clusters', id, { place, title }))
  for (let i = 0; i < NOTES; i += 1) {
    const text = `Ohjaus kuuluu kaikille, ja **yhteistyö** on sen ehto: ${'havainto '.repeat(1 + (i % 7))}${i}`
    made.push(
      put('notes', noteOf(i), {
        note: note({ text, prompt: promptOf(i), wish: { framework, priority: priorityOf(i) } }),
      }),
    )
    const cluster = clusterOf(i)
    if (cluster)
      made.push(
        put('places', placeId(framework, noteOf(i)), {
          place: { in: 'cluster', cluster, order: orderKeys[i % 1000] ?? 'a0' },
        }),
      )
  }
  return made
}

const orderKeys = placeAt([], 0, 1000).keys
function promptOf(i: number) {
  return Math.floor(i / PRIORITIES) % 2 === 0 ? works : develop
}
function clusterOf(i: number) {
  const nth = Math.floor(i / (PRIORITIES * 2))
  if (nth % SINGLE_EVERY === 0) return undefined
  return `c-${i % PRIORITIES}-${promptOf(i)}-${Math.floor(nth / NOTES_IN_CLUSTER)}` as never
}
function clusters() {
  const found = new Map<
    string,
    {
      place: { framework: FrameworkId; priority: PriorityId; prompt: typeof works; order: string }
      title: { en: string }
    }
  >()
  let order = orderAtEnd([])
  for (let i = 0; i < NOTES; i += 1) {
    const id = clusterOf(i)
    if (!id || found.has(id)) continue
    found.set(id, {
      place: { framework, priority: priorityOf(i), prompt: promptOf(i), order },
      title: { en: `Cluster ${found.size + 1}` },
    })
    order = orderAtEnd([{ order }])
  }
  return found
}

/** A board with its notes and a facilitator's link, straight into the storage. */
async function fill(storage: Storage, board: ReturnType<typeof makeId>, key: string): Promise<void> {
  const seed: LogEntry[] = boardSeed(rows(), 1).flatMap(({ document, update }) =>
    document === 'board' || document === 'arrangement' ? [{ board, document, sequence: 1, update }] : [],
  )
  const link = {
    id: makeId(random),
    board,
    role: 'facilitator',
    keyHash: hashOf(key),
    createdAt: 0,
    revokedAt: undefined,
  } as const
  const facts = {
    board,
    createdAt: 0,
    anonymity: 'anonymous',
    retainUntil: Date.now() + 1e9,
    secret: random(32),
    title: { en: 'Bench' },
  } as const
  await storage.records.createBoard(facts, [link], undefined, seed)
}

async function main(): Promise<void> {
  const board = makeId(random)
  const key = makeKey(random)
  const server = await startServer('timantti', storage => fill(storage, board, key))
  const origin = `http://127.0.0.1:${server.port}`
  const links = { facilitator: `${origin}/b/${board}#${key}`, participant: '', viewer: '' }
  const other = await OpenPage.join(origin, { board, links, code: '' }, 'facilitator')
  const browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.on('pageerror', error => console.log('error in the page:', error.message))
  try {
    await page.goto(links.facilitator)
    await page.locator('form button[type="submit"]').click()
    await page.locator('main[data-view="canvas"]').waitFor()
    await page.locator('main [data-note]').first().waitFor()
    const cdp = await context.newCDPSession(page)
    await opening(page)
    await memory(page, cdp)
    await scrolling(page)
    await oneChange(page, other)
    await manyChanges(page, other)
  } finally {
    await browser.close()
    await other.session.close()
    await server.stop()
  }
}

/** From the press of the tab; every time is what the page's own clock says. */
async function opening(page: Page): Promise<void> {
  const times = await page.evaluate(
    notes =>
      new Promise<{ first: number; whole: number; longest: number }>(resolve => {
        const begun = performance.now()
        const longTasks: number[] = []
        new PerformanceObserver(list => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
          entryTypes: ['longtask'],
        })
        document.querySelector<HTMLElement>('a[href*="view=outline"]')?.click()
        let first = 0
        const look = () => {
          const rows = document.querySelectorAll('main[data-view="outline"] [data-note]').length
          if (first === 0 && rows > 0) first = performance.now() - begun
          if (rows < notes) requestAnimationFrame(look)
          else {
            const whole = performance.now() - begun
            setTimeout(() => resolve({ first, whole, longest: Math.max(0, ...longTasks) }), 300)
          }
        }
        requestAnimationFrame(look)
      }),
    NOTES,
  )
  console.log(
    `first notes after ${ms(times.first)}, all ${NOTES} in the page after ${ms(times.whole)}, longest task ${ms(times.longest)}`,
  )
}

async function memory(page: Page, cdp: CDPSession): Promise<void> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.enable').then(() => cdp.send('Performance.getMetrics'))
  const of = (name: string) => metrics.find(each => each.name === name)?.value ?? 0
  const elements = await page.evaluate(() => document.querySelectorAll('main *').length)
  console.log(`${Math.round(of('JSHeapUsedSize') / 1e6)} MB of heap, ${elements} elements in the view`)
}

async function scrolling(page: Page): Promise<void> {
  const frames = await page.evaluate(
    () =>
      new Promise<number[]>(resolve => {
        const main = document.getElementById('main')
        const took: number[] = []
        let last = performance.now()
        let count = 0
        const step = (now: number) => {
          took.push(now - last)
          last = now
          if (main) main.scrollTop += 120
          count += 1
          if (count < 240) requestAnimationFrame(step)
          else resolve(took.slice(1))
        }
        requestAnimationFrame(step)
      }),
  )
  console.log(
    `scrolling: ${spread(frames)} a frame, ${frames.filter(each => each > 34).length} of ${frames.length} over 34 ms`,
  )
}

async function oneChange(page: Page, other: OpenPage): Promise<void> {
  const took: number[] = []
  for (let i = 0; i < 12; i += 1) {
    const target = noteOf(i)
    const words = `Seen ${i} ${Date.now()}`
    const seen = page.evaluate(
      ({ target: id, words: sought }) =>
        new Promise<number>(resolve => {
          const look = () => {
            const row = document.querySelector(`[data-note="${id}"]`)
            if (row?.textContent?.includes(sought)) resolve(Date.now())
            else setTimeout(look, 1)
          }
          look()
        }),
      { target, words },
    )
    await new Promise(resolve => setTimeout(resolve, 60))
    const begun = Date.now()
    other.act(put('wordings', target, { text: words }))
    took.push((await seen) - begun)
  }
  console.log(`one reworded note: seen after ${spread(took)}, through the server and its disk`)
}

async function manyChanges(page: Page, other: OpenPage): Promise<void> {
  const measured = page.evaluate(
    lasts =>
      new Promise<{ frames: number[]; busy: number }>(resolve => {
        const frames: number[] = []
        let busy = 0
        new PerformanceObserver(list => {
          for (const { duration } of list.getEntries()) busy += duration
        }).observe({ entryTypes: ['longtask'] })
        const begun = performance.now()
        let last = begun
        const step = (now: number) => {
          frames.push(now - last)
          last = now
          if (now - begun < lasts) requestAnimationFrame(step)
          else resolve({ frames: frames.slice(1), busy })
        }
        requestAnimationFrame(step)
      }),
    UNDER_CHANGES_MS,
  )
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < UNDER_CHANGES_MS) {
    const due = Math.floor(((performance.now() - begun) / 1000) * CHANGES_A_SECOND)
    for (; done < due; done += 1) {
      const i = (done * 7919) % NOTES
      const place = { in: 'priority', priority: priorityOf(i + 1), order: orderKeys[done % 1000] ?? 'a0' } as const
      other.act(put('places', placeId(framework, noteOf(i)), { place }))
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  const { frames, busy } = await measured
  const seconds = UNDER_CHANGES_MS / 1000
  console.log(
    `${CHANGES_A_SECOND} moves a second (${done} in all): ${spread(frames)} a frame, ${Math.round(frames.length / seconds)} frames a second, ` +
      `${Math.round((busy / UNDER_CHANGES_MS) * 100)} % of the time in tasks over 50 ms`,
  )
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return `${ms(at(0.5))} median, ${ms(at(0.95))} p95, ${ms(at(1))} at most`
}

function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`
}

await main()

import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Point } from '#shared/domain/layout/geometry.ts'
import { Hand, pause, type Span } from './hand.ts'
import { endTrace, startTrace, type Traced } from './trace.ts'

export const WINDOW = { width: 1440, height: 900 } as const
export const MIDDLE: Point = [WINDOW.width / 2, WINDOW.height / 2]
/** Nobody reaches out of this machine: fonts and pictures come from the packages. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]
/** With 5,000 notes and a slow processor some take half a minute to open. */
const PATIENCE_MS = 120_000
/** After the last input the page may still answer; what it draws then counts for nothing but settling. */
const AFTER_MS = 250

/** What a page cost its main thread while something was done; ms. */
export interface Cost {
  readonly scriptMs: number
  readonly busyMs: number
  readonly wallMs: number
}

export interface Watched extends Traced {
  readonly span: Span
  readonly cost: Cost
}

/** One browser with one page of one contender. */
export class Window {
  readonly page: Page
  readonly session: CDPSession
  readonly hand: Hand
  readonly #browser: Browser
  readonly #browserSession: CDPSession

  private constructor(browser: Browser, page: Page, session: CDPSession, browserSession: CDPSession) {
    this.#browser = browser
    this.page = page
    this.session = session
    this.#browserSession = browserSession
    this.hand = new Hand(session)
  }

  /** `prepare` is given the context before a page is there. */
  static async open(throttle: number, prepare: (page: Page) => Promise<void>): Promise<Window> {
    const executablePath = process.env['TIMANTTI_CHROMIUM'] ?? '/usr/bin/chromium'
    const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true })
    const context = await browser.newContext({ viewport: WINDOW, locale: 'en-GB', colorScheme: 'light' })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    await prepare(page)
    const session = await context.newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'timeTicks' })
    if (throttle > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    return new Window(browser, page, session, await browser.newBrowserCDPSession())
  }

  /** What the display drew, what became of inputs, and what it cost, while `act` was done. */
  async watch(act: () => Promise<Span>): Promise<Watched> {
    await startTrace(this.#browserSession)
    const before = await this.#metrics()
    const span = await act()
    await this.hand.settled()
    const after = await this.#metrics()
    await pause(AFTER_MS)
    const traced = await endTrace(this.#browserSession)
    const used = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000
    const cost = { scriptMs: used('ScriptDuration'), busyMs: used('TaskDuration'), wallMs: used('Timestamp') }
    return { ...traced, span, cost }
  }

  /** After a collection of garbage; MB. */
  async heap(): Promise<{ readonly js: number; readonly dom: number; readonly nodes: number }> {
    await this.session.send('HeapProfiler.collectGarbage')
    // `embedderHeapUsedSize` is newer than the protocol's types.
    const usage = (await this.session.send('Runtime.getHeapUsage')) as {
      usedSize: number
      embedderHeapUsedSize?: number
    }
    const nodes = (await this.#metrics()).get('Nodes') ?? 0
    return { js: usage.usedSize / 1e6, dom: (usage.embedderHeapUsedSize ?? Number.NaN) / 1e6, nodes }
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }

  async #metrics(): Promise<Map<string, number>> {
    const { metrics } = await this.session.send('Performance.getMetrics')
    return new Map(metrics.map(({ name, value }) => [name, value]))
  }
}

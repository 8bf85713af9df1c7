import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env['TIMANTTI_CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
    headless: true,
  })
}

/** One person at one laptop: a browser context of their own, and everything that must not happen in it, noted. */
export class Person {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors the page or the console spoke of. */
  readonly complaints: string[] = []
  /** A56: requests to anywhere but the product. */
  readonly strangers: string[] = []
  /** Every byte that came over sockets and HTTP, for looking for words that must not be there. */
  readonly received: Buffer[] = []

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context
    this.page = page
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('console', message => {
      // The browser's own words about a server that is away are no fault of the page.
      if (message.type() === 'error' && !/ERR_(CONNECTION|INTERNET)|WebSocket connection/.test(message.text()))
        this.complaints.push(message.text())
    })
    page.on('request', request => {
      const url = new URL(request.url())
      if (url.protocol.startsWith('http') && url.origin !== origin) this.strangers.push(request.url())
    })
    page.on('websocket', socket => {
      socket.on('framereceived', ({ payload }) => this.received.push(Buffer.from(payload)))
    })
    page.on('response', response => {
      response.body().then(
        body => this.received.push(body),
        () => undefined,
      )
    })
  }

  static async sitDown(
    browser: Browser,
    origin: string,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Person> {
    const context = await browser.newContext({
      baseURL: origin,
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    return new Person(context, await context.newPage(), origin)
  }

  /** Has anything with these words reached this person? */
  hasReceived(words: string): boolean {
    return Buffer.concat(this.received).includes(words)
  }

  /** Violations that axe finds on the screen as it is now, in words. */
  async barriers(): Promise<string[]> {
    // Colours on their way from one to another are not what is looked at.
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter(each => each.effect?.getComputedTiming().endTime !== Infinity)
      await Promise.allSettled(ending.map(each => each.finished))
    })
    // The page's own policy lets no script tag in; evaluating is the browser's doing, not the page's.
    await this.page.evaluate(axeSource)
    return await this.page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } })
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      )
    })
  }
}

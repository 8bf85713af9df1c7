import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#shared/domain/tables.ts'
import type { Person } from '#tests/support/browser.ts'
import { cutWords, sidewaysOf } from '#tests/support/seen.ts'
import { fieldOf, goIn, WorkshopRoom, words } from '#tests/support/workshop-room.ts'

const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
const HAND = { hasTouch: true, isMobile: true } as const
const PHONE = { ...HAND, viewport: { width: 360, height: 740 } }
/** 1280 px enlarged four times: what WCAG asks a page to be read at without scrolling sideways. */
const NARROW = { ...HAND, viewport: { width: 320, height: 640 } }
const VIEWS = ['write', 'outline', 'results', 'run', 'setup', 'share'] as const
/** The spacing that WCAG 1.4.12 lets a reader set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

describe('on a phone', () => {
  let room: WorkshopRoom
  let links: Readonly<Record<'facilitator' | 'participant', string>>
  beforeAll(async () => {
    room = await WorkshopRoom.open({ TIMANTTI_EXAMPLE: 'yes' })
    const linkOf = (role: string) => new RegExp(`${role}:\\s+(\\S+)`).exec(room.server.greeting)?.[1] ?? ''
    links = { facilitator: linkOf('Facilitator'), participant: linkOf('Participant') }
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  async function enter(role: keyof typeof links, options: Parameters<WorkshopRoom['sitDown']>[0]): Promise<Person> {
    const person = await room.sitDown(options)
    await person.page.goto(links[role])
    await goIn(person)
    return person
  }

  for (const language of LANGUAGES) {
    it(`at 320 px nothing reaches out sideways on any screen in ${language}, nor with wide spacing or words twice as large`, async () => {
      const person = await room.sitDown({ ...NARROW, locale: LOCALES[language] })
      const { page } = person
      const found: string[] = []
      const look = async (where: string) => {
        const sideways = await sidewaysOf(page)
        if (sideways > 0) found.push(`${where}: ${sideways} px`)
        const spacing = await page.evaluateHandle(css => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(css)
          document.adoptedStyleSheets = [sheet]
        }, SPACING)
        await spacing.dispose()
        const spaced = await sidewaysOf(page)
        if (spaced > 0) found.push(`${where}, spaced: ${spaced} px`)
        for (const cut of await cutWords(page, 'header, nav, main')) found.push(`${where}, spaced, cut: ${cut}`)
        await page.evaluate(() => {
          document.adoptedStyleSheets = []
          document.documentElement.style.fontSize = '200%'
        })
        await page.setViewportSize({ width: 640, height: 800 })
        const large = await sidewaysOf(page)
        if (large > 0) found.push(`${where}, words at 200 %: ${large} px`)
        for (const cut of await cutWords(page, 'header, nav, main')) found.push(`${where}, 200 %, cut: ${cut}`)
        await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
        await page.setViewportSize(NARROW.viewport)
      }
      for (const path of ['/', '/studio']) {
        await page.goto(path)
        await page.locator('h1').waitFor()
        await look(path)
      }
      await page.goto(links.facilitator)
      await page.locator('form').waitFor()
      await look('join')
      await goIn(person)
      const board = page.url().split('?')[0] ?? ''
      for (const view of VIEWS) {
        await page.goto(`${board}?view=${view}`)
        await page.locator(`main[data-view="${view}"] h2, main[data-view="${view}"] h3`).first().waitFor()
        await look(view)
      }
      expect(found).toEqual([])
      await room.leave(person)
    })
  }

  it('what is pressed is large enough for a thumb', async () => {
    const person = await enter('facilitator', PHONE)
    const { page } = person
    const board = page.url().split('?')[0] ?? ''
    for (const view of ['write', 'run'] as const) {
      await page.goto(`${board}?view=${view}`)
      await page.locator(`main[data-view="${view}"] h3`).first().waitFor()
      expect(await smallTargets(page)).toEqual([])
    }
    await room.leave(person)
  })

  it('the views are in reach of the thumb, and those that do not fit are behind one more press', async () => {
    const person = await enter('facilitator', PHONE)
    const { page } = person
    const bar = page.getByRole('navigation', { name: words('view.label') })
    const box = await bar.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(PHONE.viewport.height)
    expect(await bar.getByRole('link', { name: words('view.share') }).isVisible()).toBe(false)
    await bar.getByRole('button', { name: words('tabs.more') }).tap()
    await bar.getByRole('link', { name: words('view.share') }).tap()
    await page.locator('main[data-view="share"]').waitFor()
    expect(await bar.getByRole('link', { name: words('view.share') }).isVisible()).toBe(false)
    await room.leave(person)
  })

  it('the head takes no more than a seventh of the screen, and its line opens', async () => {
    const person = await enter('participant', { ...PHONE, viewport: { width: 390, height: 844 } })
    const { page } = person
    // The example is being arranged: who comes in by a phone has the lists before them.
    await page.locator('main[data-view="outline"]').waitFor()
    await page.goto(`${page.url().split('?')[0]}?view=write`)
    const main = await page.locator('main[data-view="write"]').boundingBox()
    expect(main?.y).toBeLessThan(844 / 7)
    const doing = page.getByText(words('step.do.arrange')).first()
    const banner = page.getByRole('region', { name: words('step.label') })
    const before = (await banner.boundingBox())?.height ?? 0
    await page.getByRole('button', { name: words('step.open') }).tap()
    expect((await banner.boundingBox())?.height ?? 0).toBeGreaterThan(before)
    expect(await doing.isVisible()).toBe(true)
    await room.leave(person)
  })

  it('a keyboard on the screen covers neither the field nor the way to send', async () => {
    const person = await room.sitDown(PHONE)
    const { page } = person
    // A keyboard that lies over the page, as on iPhones: it makes the seen part smaller, not the page.
    await page.addInitScript(() => {
      const seen = new EventTarget() as VisualViewport
      Object.assign(seen, { height: innerHeight, width: innerWidth, scale: 1, offsetTop: 0, offsetLeft: 0 })
      Object.defineProperty(window, 'visualViewport', { value: seen })
    })
    await page.goto(links.participant)
    await goIn(person)
    await page.goto(`${page.url().split('?')[0]}?view=write`)
    const field = fieldOf(person, 'B')
    await field.tap()
    const seenPx = 420
    await page.evaluate(height => {
      Object.assign(window.visualViewport as object, { height })
      window.visualViewport?.dispatchEvent(new Event('resize'))
    }, seenPx)
    const bar = page.getByRole('navigation', { name: words('view.label') })
    await bar.waitFor({ state: 'hidden' })
    await expect.poll(async () => bottomOf(await field.boundingBox())).toBeLessThanOrEqual(seenPx)
    const send = sendOf(page, 'B')
    await send.scrollIntoViewIfNeeded()
    expect(bottomOf(await send.boundingBox())).toBeLessThanOrEqual(seenPx)
    await page.evaluate(() => {
      Object.assign(window.visualViewport as object, { height: innerHeight })
      window.visualViewport?.dispatchEvent(new Event('resize'))
    })
    await bar.waitFor()
    await room.leave(person)
  })

  it('lying on its side everything is there, sideways nothing', async () => {
    const person = await enter('participant', { ...HAND, viewport: { width: 740, height: 360 } })
    const { page } = person
    const board = page.url().split('?')[0] ?? ''
    for (const view of ['write', 'outline', 'results'] as const) {
      await page.goto(`${board}?view=${view}`)
      await page.locator(`main[data-view="${view}"] h2`).first().waitFor()
      expect(await sidewaysOf(page)).toBe(0)
      const tabs = page.getByRole('navigation', { name: words('view.label') })
      expect(await tabs.getByRole('link', { name: words('view.canvas') }).isVisible()).toBe(true)
    }
    await room.leave(person)
  })

  it('a note is written, sent and taken back by thumb', async () => {
    const person = await enter('participant', PHONE)
    const { page } = person
    await page.goto(`${page.url().split('?')[0]}?view=write`)
    await fieldOf(person, 'A').tap()
    await fieldOf(person, 'A').pressSequentially('Written in a bus')
    await sendOf(page, 'A').tap()
    await page.getByText(words('receipt.published')).first().waitFor()
    await page.getByRole('button', { name: words('mine.withdraw') }).tap()
    await page.getByText(words('receipt.withdrawn')).first().waitFor()
    await room.leave(person)
  })

  it('a workshop is run by thumb: on to the next step and back', async () => {
    const person = await enter('facilitator', PHONE)
    const { page } = person
    await page
      .getByRole('navigation')
      .getByRole('link', { name: words('view.run') })
      .tap()
    await page.getByRole('button', { name: words('run.next') }).tap()
    await page.getByText(words('run.nowNumber', { number: 6, total: 9 })).waitFor()
    await page.getByRole('button', { name: words('run.previous') }).tap()
    await page.getByText(words('run.nowNumber', { number: 5, total: 9 })).waitFor()
    await room.leave(person)
  })

  it('[A56] it can be put on the home screen: a manifest and its pictures, all from here', async () => {
    const manifest = await fetch(`${room.origin}/manifest.webmanifest`)
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json')
    const { icons, start_url } = (await manifest.json()) as {
      icons: { src: string; type: string }[]
      start_url: string
    }
    expect(start_url).toBe('/')
    for (const { src, type } of [...icons, { src: '/apple-touch-icon.png', type: 'image/png' }]) {
      const icon = await fetch(new URL(src, room.origin))
      expect(icon.status).toBe(200)
      expect(icon.headers.get('content-type')).toBe(type)
    }
  })
})

/** The button that sends what stands in the field of the prompt with this letter. */
function sendOf(page: Page, letter: 'A' | 'B') {
  return page
    .locator('section')
    .filter({ has: page.locator('h3').getByText(letter, { exact: true }) })
    .getByRole('button', { name: words('write.send') })
    .first()
}

function bottomOf(box: { readonly y: number; readonly height: number } | null): number {
  return box ? box.y + box.height : Number.POSITIVE_INFINITY
}

/** What can be pressed and is smaller than 44 css px in either direction; links within sentences may be. */
async function smallTargets(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const found: string[] = []
    const pressed = document.querySelectorAll<HTMLElement>(
      'header button, header a, nav a, nav button, main button, main select, main textarea, main label:has(input)',
    )
    for (const element of pressed) {
      const { width, height, bottom } = element.getBoundingClientRect()
      const isHidden = width <= 1 || bottom <= 0 || getComputedStyle(element).visibility === 'hidden'
      if (isHidden || (width >= 43.5 && height >= 43.5)) continue
      found.push(
        `${element.getAttribute('aria-label') ?? element.textContent}: ${Math.round(width)} x ${Math.round(height)}`,
      )
    }
    return found
  })
}

import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#shared/domain/tables.ts'
import { cutWords, sidewaysOf } from '#tests/support/seen.ts'
import { WorkshopRoom } from '#tests/support/workshop-room.ts'

/** Where the pictures lie for who wants to look; nobody compares them dot by dot. */
const PICTURES = join(import.meta.dirname, '../../.cache/gallery')
/** A page that is blank or broken is a picture of next to nothing. */
const PICTURE_MIN_BYTES = 200_000
const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
const WIDTHS = [1440, 390] as const

describe('the gallery', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true })
    room = await WorkshopRoom.open()
  })
  afterAll(async () => {
    await room.close()
  })

  async function enter(options: Parameters<WorkshopRoom['sitDown']>[0]) {
    const person = await room.sitDown({ reducedMotion: 'reduce', ...options })
    await person.page.goto('/gallery')
    await person.page.locator('#gallery-charts').waitFor()
    return person
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of WIDTHS) {
      it(`at ${width} px, ${colorScheme}: no barrier, nothing sideways, no words cut, and a picture of it`, async () => {
        const isPhone = width < 700
        const viewport = { width, height: isPhone ? 844 : 900 }
        const person = await enter({ viewport, colorScheme, hasTouch: isPhone, isMobile: isPhone, locale: 'fi-FI' })
        const { page } = person
        // The same part many times on one page is what a gallery is; everywhere else a landmark has a name of its own.
        const barriers = (await person.barriers()).filter(each => !each.startsWith('landmark-unique'))
        expect(barriers).toEqual([])
        expect(await sidewaysOf(page)).toBe(0)
        expect(await cutWords(page, '[data-fits]')).toEqual([])
        const picture = join(PICTURES, `${width}-${colorScheme}.png`)
        await page.screenshot({ path: picture, fullPage: true })
        expect(statSync(picture).size).toBeGreaterThan(PICTURE_MIN_BYTES)
        expect(room.mishaps()).toEqual([])
        await room.leave(person)
      })
    }
  }

  it('speaks the language that is chosen, and fits in each', async () => {
    for (const language of LANGUAGES) {
      const person = await enter({ viewport: { width: 390, height: 844 }, locale: LOCALES[language] })
      expect(await person.page.locator('html').getAttribute('lang')).toBe(language)
      expect(await sidewaysOf(person.page)).toBe(0)
      expect(await cutWords(person.page, '[data-fits]')).toEqual([])
      await room.leave(person)
    }
  })

  it('shows what lies over a page: each dialog has no barrier and keeps focus within', async () => {
    const person = await enter({ colorScheme: 'dark' })
    const { page } = person
    for (const dialog of ['Dialog', 'Dialog isWide', 'PasteDialog']) {
      const opener = page.locator(`[data-fits="${dialog}"] button`)
      await opener.click()
      await page.getByRole('dialog').waitFor()
      const barriers = (await person.barriers()).filter(each => !each.startsWith('landmark-unique'))
      expect(barriers).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      expect(await opener.evaluate(element => element === document.activeElement)).toBe(true)
    }
    await room.leave(person)
  })

  it('can be seen where the device chooses the colours: every coloured note still has its mark', async () => {
    const person = await enter({ forcedColors: 'active' })
    const marks = await person.page.evaluate(() =>
      [...document.querySelectorAll('[data-colour]')].map(note => {
        const { backgroundColor, clipPath } = getComputedStyle(note, '::after')
        return { colour: note.getAttribute('data-colour'), backgroundColor, clipPath }
      }),
    )
    const coloured = marks.filter(({ colour }) => colour !== 'paper')
    expect(new Set(coloured.map(({ clipPath }) => clipPath)).size).toBe(5)
    for (const { backgroundColor } of coloured) expect(backgroundColor).toBe('rgb(0, 0, 0)')
    await room.leave(person)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#shared/domain/tables.ts'
import { goIn, WorkshopRoom } from '#tests/support/workshop-room.ts'

const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
const VIEWS = ['write', 'canvas', 'outline', 'results', 'run', 'vote', 'setup', 'share'] as const

describe('[X01] axe finds no barrier', () => {
  let room: WorkshopRoom
  let link = ''
  beforeAll(async () => {
    room = await WorkshopRoom.open({ TIMANTTI_EXAMPLE: 'yes' })
    link = /Facilitator:\s+(\S+)/.exec(room.server.greeting)?.[1] ?? ''
  })
  afterAll(async () => {
    await room.close()
  })

  for (const language of LANGUAGES) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`on any screen in ${language}, ${colorScheme}`, async () => {
        const person = await room.sitDown({ locale: LOCALES[language], colorScheme })
        const { page } = person
        const found: string[] = []
        const look = async (where: string) => {
          for (const barrier of await person.barriers()) found.push(`${where}: ${barrier}`)
        }
        await page.goto('/')
        await page.locator('h1').waitFor()
        await look('start')
        await page.goto('/studio')
        await page.locator('h1').waitFor()
        await look('studio')
        await page.goto(link)
        await page.locator('form').waitFor()
        await look('join')
        await goIn(person)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        for (const view of VIEWS) {
          await page.locator(`nav a[href*="view=${view}"]`).click()
          await page.locator(`main[data-view="${view}"] h2, main[data-view="${view}"] [role]`).first().waitFor()
          await look(view)
        }
        expect(found).toEqual([])
        expect(room.mishaps()).toEqual([])
        await room.leave(person)
      })
    }
  }
})

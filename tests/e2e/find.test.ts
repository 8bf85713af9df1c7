import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/browser.ts'
import { cardOf, heard, look, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

const FIRST = 'Accessible and client-led guidance'
const NOTES = ['Bridge of stone', 'Bridge over water', 'Ladder', 'Lighthouse']

describe('[X02] finding notes and one’s way', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    room = await WorkshopRoom.open()
  })
  afterEach(async () => {
    expect(room.mishaps()).toEqual([])
    for (const person of [...room.people]) await room.leave(person)
  })
  afterAll(async () => {
    await room.close()
  })

  /** A facilitator on the canvas, with these notes under the first priority; nothing glides. */
  async function onCanvas(): Promise<Person> {
    const board = await room.createBoard()
    const person = await room.enter(board, 'facilitator', { reducedMotion: 'reduce' })
    await startStep(person, 'Check-in: what is best?')
    await look(person, 'write')
    await person.page.getByLabel(words('write.wish')).first().selectOption({ label: FIRST })
    for (const text of NOTES) await write(person, 'A', text)
    await look(person, 'canvas')
    for (const text of NOTES) await cardOf(person, text).waitFor()
    return person
  }

  it('by mouse: words, filters, going on, selecting what is found; then the map and the board from afar', async () => {
    const person = await onCanvas()
    const { page } = person
    await button(person, words('find.open')).click()
    await field(person).fill('BRIDGE')
    await answers(person, words('find.count', { count: 2, total: 4 }))
    expect(await marks(person)).toEqual(['yes', 'yes', 'no', 'no'])
    await expect.poll(() => highlighted(person)).toBe(2)
    await button(person, words('find.next')).click()
    // Which of the two lies first is the board's own matter.
    await expect.poll(async () => (await marks(person)).sort()).toEqual(['here', 'no', 'no', 'yes'])
    expect(await person.barriers()).toEqual([])

    await button(person, words('find.selectAll')).click()
    await button(person, words('cluster.make')).click()
    const name = page.getByRole('textbox', { name: words('cluster.name') })
    await name.fill('Crossings')
    await name.press('Enter')
    await field(person).fill('crossings')
    await answers(person, words('find.count', { count: 2, total: 4 }))
    await button(person, words('find.single')).click()
    await answers(person, words('find.none', { count: 4 }))
    await button(person, words('find.clear')).click()
    await field(person).fill('')
    await button(person, words('find.key')).click()
    await answers(person, words('find.none', { count: 4 }))
    await button(person, words('find.close')).click()
    expect(await marks(person)).toEqual([undefined, undefined, undefined, undefined])

    const before = await sight(person)
    const box = await map(person).boundingBox()
    if (!box) throw new Error('the map is there on a wide screen')
    await page.mouse.click(box.x + box.width - 20, box.y + box.height - 20)
    await expect.poll(() => sight(person)).not.toBe(before)

    await page.getByRole('button', { name: words('canvas.fit') }).click()
    for (let presses = 0; presses < 4; presses += 1) await button(person, words('canvas.zoomOut')).click()
    await page.getByText(words('canvas.far', { count: 4 })).waitFor()
    // Whoever wants no motion is shown the colours all the same: light sheets on a light page.
    expect(await brightness(person)).toBeGreaterThan(200)
    await page.mouse.click(...(await clickable(person)))
    await page.locator('[data-priority]').first().waitFor()
  })

  it('by keyboard alone: the same, on the canvas and in the outline', async () => {
    const person = await onCanvas()
    const { keyboard } = person.page
    await cardOf(person, 'Lighthouse').focus()
    await keyboard.press('/')
    await isFocused(field(person))
    await keyboard.type('bridge')
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await expect.poll(async () => (await marks(person)).sort()).toEqual(['here', 'no', 'no', 'yes'])
    const here = NOTES[(await marks(person)).indexOf('here')] ?? ''
    expect(here).toContain('Bridge')
    expect(await heard(person)).toContain(words('find.here', { place: 2, found: 2, text: here }))
    await keyboard.press('Escape')
    await isFocused(cardOf(person, here))

    await keyboard.press('Control+f')
    await isFocused(field(person))
    // What was asked last is there, and typed over.
    expect(await field(person).inputValue()).toBe('bridge')
    await keyboard.type('"of stone"')
    await answers(person, words('find.count', { count: 1, total: 4 }))
    await tabTo(person, button(person, words('find.selectAll')))
    await keyboard.press('Enter')
    await person.page.getByText(words('selection.count', { count: 1 }), { exact: true }).waitFor()
    await keyboard.press('Escape')
    let last = ''
    for (const keys of ['Shift+Digit1', 'Shift+Digit2', 'Shift+Digit1']) {
      await keyboard.press(keys)
      await expect.poll(() => sight(person)).not.toBe(last)
      last = await sight(person)
    }
    await keyboard.press('Shift+Digit0')
    await person.page.getByRole('button', { name: words('canvas.percent', { percent: 100 }) }).waitFor()

    await tabTo(person, map(person))
    const before = await sight(person)
    await keyboard.press('ArrowDown')
    await expect.poll(() => sight(person)).not.toBe(before)
    await keyboard.press('Home')
    await keyboard.press('PageDown')
    await expect.poll(() => heard(person)).toMatch(/ in view\.\s*$/)

    await tabTo(person, person.page.getByRole('link', { name: words('view.outline'), exact: true }))
    await keyboard.press('Enter')
    await person.page.locator('main[data-view="outline"]').waitFor()
    await rowOf(person, 'Ladder').waitFor()
    await keyboard.press('Control+f')
    await isFocused(field(person))
    await keyboard.type('ladder')
    await answers(person, words('find.count', { count: 1, total: 4 }))
    await keyboard.press('Enter')
    expect(await person.barriers()).toEqual([])
    await keyboard.press('Escape')
    const row = rowOf(person, 'Ladder')
    await expect.poll(() => row.evaluate(element => element.contains(document.activeElement))).toBe(true)
    await rowOf(person, 'Lighthouse').waitFor()
  })
})

function button({ page }: Person, name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first()
}

function field({ page }: Person): Locator {
  return page.getByRole('textbox', { name: words('find.field') })
}

function map({ page }: Person): Locator {
  return page.getByRole('application', { name: words('map.label') })
}

async function answers({ page }: Person, answer: string): Promise<void> {
  await page.locator('search').getByText(answer, { exact: true }).waitFor()
}

/** How the cards stand to the search, by their names. */
async function marks(person: Person): Promise<(string | undefined)[]> {
  const found = NOTES.map(async text => (await cardOf(person, text).getAttribute('data-found')) ?? undefined)
  return await Promise.all(found)
}

/** How many places are marked as found. */
async function highlighted({ page }: Person): Promise<number> {
  return await page.evaluate(() => CSS.highlights.get('found-words')?.size ?? 0)
}

/** What of the board is before the eye, as a text that differs when it does. */
async function sight({ page }: Person): Promise<string> {
  return (await page.locator('[style*="scale("]').first().getAttribute('style')) ?? ''
}

/** How bright, up to 255, most of what is drawn from afar is. */
async function brightness({ page }: Person): Promise<number> {
  return await page
    .locator('canvas')
    .first()
    .evaluate((element: HTMLCanvasElement) => {
      const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
      const all: number[] = []
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) all.push(data[i + 1] ?? 0)
      return all.sort((a, b) => a - b)[all.length >> 1] ?? 0
    })
}

/** A point of the board from afar that leads somewhere: there the pointer is a hand. */
async function clickable({ page }: Person): Promise<[number, number]> {
  const canvas = page.locator('canvas').first()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the board is drawn from afar')
  for (let top = 40; top < box.height - 40; top += 6) {
    for (const share of [0.25, 0.5]) {
      const at: [number, number] = [box.x + box.width * share, box.y + top]
      await page.mouse.move(...at)
      if (await canvas.evaluate(element => element.style.cursor === 'pointer')) return at
    }
  }
  throw new Error('nothing of the board leads anywhere')
}

async function isFocused(goal: Locator): Promise<void> {
  await expect.poll(() => goal.evaluate(element => element === document.activeElement)).toBe(true)
}

/** Presses Tab until focus is there. */
async function tabTo({ page }: Person, goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await goal.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${goal}`)
}

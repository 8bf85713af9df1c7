import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import type { Person } from '#tests/support/browser.ts'
import { heard, WorkshopRoom, words } from '#tests/support/workshop-room.ts'

describe('a facilitator sets a board up', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    room = await WorkshopRoom.open()
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  it('[X02] by keyboard alone, from the template to the last day, while another person sees all live', async () => {
    const facilitator = await room.sitDown()
    const { page } = facilitator
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await page.goto(`${room.origin}/studio`)
    await tabTo(facilitator, page.getByLabel(words('studio.boardTitle')))
    await page.keyboard.type('Strategy by keys')
    await press('Enter')
    const participantLink = page.getByLabel(words('studio.link.participant'))
    await participantLink.waitFor()
    const address = await participantLink.inputValue()
    await tabTo(facilitator, page.getByRole('link', { name: words('studio.setUp') }))
    await press('Enter')
    await page.locator('main[data-view="setup"]').waitFor()

    const other = await room.sitDown()
    await other.page.goto(address)
    await other.page.getByRole('button', { name: words('join.join') }).click()
    await other.page.locator('main[data-view]').waitFor()
    await other.page.getByRole('link', { name: words('view.outline'), exact: true }).click()

    // Title.
    await tabTo(facilitator, fieldOf(page, words('setup.boardName'), 'English'))
    await press('Control+a')
    await page.keyboard.type('Strategy of the keys')
    await press('Enter')
    await page.getByText(words('state.saved')).nth(1).waitFor()
    await other.page.getByRole('heading', { name: 'Strategy of the keys', level: 1 }).waitFor()

    // The last day, typed into the date field part by part, saved by Enter.
    const date = page.getByLabel(words('setup.retainUntil'))
    const day = await date.inputValue()
    await tabTo(facilitator, date)
    await press('ArrowUp', 'Enter')
    await expect.poll(() => date.inputValue()).not.toBe(day)
    await press('Control+z')
    await expect.poll(() => date.inputValue()).toBe(day)
    await press('Control+Shift+z')
    await expect.poll(() => date.inputValue()).not.toBe(day)

    // A priority in two languages.
    await goToPart(facilitator, 'priorities')
    const add = words('setup.new', { what: words('setup.priority.new'), language: 'English' })
    await tabTo(facilitator, page.getByLabel(add))
    await page.keyboard.type('Open doors')
    await press('Enter')
    const row = page.getByRole('button', { name: /Open doors/, expanded: false })
    await tabTo(facilitator, row)
    await press('Enter')
    await tabTo(facilitator, fieldOf(page, words('setup.name'), 'Svenska'))
    await page.keyboard.type('Öppna dörrar')
    await press('Tab')
    await page
      .getByRole('button', { name: /Open doors/ })
      .getByText(/Suomi/)
      .waitFor()

    // To the front, by Alt and the arrow up: six were there before it.
    await tabTo(facilitator, page.getByRole('button', { name: words('setup.drag', { title: 'Open doors' }) }))
    await press('ArrowUp', 'Alt+ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp')
    expect(await heard(facilitator)).toContain(words('setup.moved', { title: 'Open doors', number: 1, total: 7 }))
    await expect.poll(() => firstPriority(other)).toContain('Open doors')

    // A question.
    await goToPart(facilitator, 'prompts')
    await tabTo(facilitator, page.getByRole('button', { name: /What works well/, expanded: false }))
    await press('Enter')
    await tabTo(facilitator, fieldOf(page, words('setup.prompt.title'), 'English'))
    await press('End')
    await page.keyboard.type(' Say it.')
    await press('Enter')
    await other.page.getByText('What works well? Say it.').first().waitFor()

    // Back, step by step: the question, then the place of the priority; and once more to the front.
    await tabTo(facilitator, page.getByRole('button', { name: words('undo.undo') }).first())
    await press('Enter')
    const what = words('setup.thing.prompts', { title: 'What works well?' })
    await page.getByText(words('setup.undone.change', { what })).first().waitFor()
    await other.page.getByText('What works well? Say it.').first().waitFor({ state: 'detached' })
    await press('Enter')
    await expect.poll(() => firstPriority(other)).not.toContain('Open doors')
    await tabTo(facilitator, page.getByRole('button', { name: words('undo.redo') }).first())
    await press('Enter')
    await expect.poll(() => firstPriority(other)).toContain('Open doors')
  }, 60_000)

  it('by mouse: drags a priority, removes and brings it back, renames the board where it stands', async () => {
    const board: CreateBoardAnswer = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    const viewer = await room.enter(board, 'viewer')
    const { page } = facilitator
    await page.getByRole('link', { name: words('view.setup'), exact: true }).click()
    await page.getByRole('button', { name: new RegExp(`^${words('setup.section.priorities')}`) }).click()
    const list = page.getByRole('list', { name: words('setup.prioritiesOf') })
    const rows = list.locator('> li')
    await expect.poll(() => rows.first().textContent()).toContain('Accessible')

    const handle = page.getByRole('button', { name: words('setup.drag', { title: 'Quality of guidance' }) })
    const from = await middle(handle)
    const to = await middle(page.getByRole('button', { name: /^Drag.*Accessible/ }))
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, from.y - 10, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await page.mouse.up()
    await expect.poll(() => rows.first().textContent()).toContain('Quality of guidance')
    await viewer.page.getByRole('link', { name: words('view.outline'), exact: true }).click()
    await expect.poll(() => firstPriority(viewer)).toContain('Quality of guidance')

    await page.getByRole('button', { name: words('setup.removeThis', { title: 'Quality of guidance' }) }).click()
    await expect.poll(() => firstPriority(viewer)).not.toContain('Quality of guidance')
    await page
      .getByRole('region', { name: words('toasts.label') })
      .getByRole('button', { name: words('undo.undo') })
      .click()
    await expect.poll(() => firstPriority(viewer)).toContain('Quality of guidance')

    await page.getByRole('heading', { level: 1 }).dblclick()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Renamed in place')
    await page.keyboard.press('Enter')
    await viewer.page.getByRole('heading', { name: 'Renamed in place', level: 1 }).waitFor()
    for (const part of ['board', 'priorities', 'prompts', 'programme'] as const) {
      await page.getByRole('button', { name: new RegExp(`^${words(`setup.section.${part}`)}`) }).click()
      await page
        .locator('main li button[aria-expanded="false"]')
        .first()
        .or(page.locator('main textarea').first())
        .waitFor()
      expect(await facilitator.barriers(), part).toEqual([])
    }
  }, 60_000)
})

async function goToPart(person: Person, part: 'priorities' | 'prompts'): Promise<void> {
  const name = new RegExp(`^${words(`setup.section.${part}`)}`)
  await tabTo(person, person.page.getByRole('button', { name }))
  await person.page.keyboard.press('Enter')
}

function fieldOf(page: Person['page'], label: string, language: string): Locator {
  return page.getByLabel(words('setup.inLanguage', { label, language })).first()
}

/** The title of the first priority in the outline. */
async function firstPriority({ page }: Person): Promise<string | null> {
  return page.locator('main[data-view="outline"] h3').first().textContent()
}

async function middle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error(`${of} is not shown`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses Tab until focus is there. */
async function tabTo({ page }: Person, goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await goal.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${goal}`)
}

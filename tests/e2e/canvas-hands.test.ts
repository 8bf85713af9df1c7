import type { CDPSession, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/browser.ts'
import {
  cardOf,
  heard,
  look,
  restingBox,
  rowOf,
  startStep,
  WorkshopRoom,
  words,
  write,
} from '#tests/support/workshop-room.ts'

const FIRST = 'Accessible and client-led guidance'
const SECOND = 'Digital and multichannel services'

interface Hands {
  readonly person: Person
  /** Somebody else, who reads the outline: what is done is there for everyone. */
  readonly watcher: Person
}

describe('[X02] the canvas', () => {
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

  /** A facilitator on the canvas, with these notes under the first priority and prompt A. */
  async function withNotes(
    texts: readonly string[],
    options: Parameters<WorkshopRoom['sitDown']>[0] = {},
  ): Promise<Hands> {
    const board = await room.createBoard()
    const person = await room.enter(board, 'facilitator', options)
    await startStep(person, 'Check-in: what is best?')
    await look(person, 'write')
    await person.page.getByLabel(words('write.wish')).first().selectOption({ label: FIRST })
    for (const text of texts) await write(person, 'A', text)
    const watcher = await room.enter(board, 'viewer')
    await look(watcher, 'outline')
    for (const text of texts) await rowOf(watcher, text).waitFor()
    await look(person, 'canvas')
    for (const text of texts) await cardOf(person, text).waitFor()
    return { person, watcher }
  }

  it('by mouse: notes and clusters are carried, merged, folded; cards are edited, written, copied', async () => {
    // Without gliding, so that what is aimed at stands still.
    const calm = { reducedMotion: 'reduce' } as const
    const { person, watcher } = await withNotes(['Lighthouse', 'Bridge', 'Ladder', 'Compass', 'Anchor'], calm)
    const { page } = person
    await drag(person, cardOf(person, 'Lighthouse'), listOf(person, SECOND))
    await under(watcher, SECOND, 'Lighthouse').waitFor()

    await drag(person, cardOf(person, 'Bridge'), cardOf(person, 'Ladder'))
    await name(person, 'Crossing')
    await drag(person, cardOf(person, 'Compass'), cardOf(person, 'Anchor'))
    await name(person, 'Sailing')
    await drag(person, barOf(person, 'Crossing'), listOf(person, SECOND))
    await under(watcher, SECOND, 'Crossing').waitFor()
    await under(watcher, SECOND, 'Ladder').waitFor()

    await drag(person, barOf(person, 'Crossing'), cardOf(person, 'Compass'))
    await clusterIn(watcher, 'Sailing').getByText('Ladder').waitFor()
    await barOf(person, 'Crossing').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await under(watcher, SECOND, 'Crossing').waitFor()
    await under(watcher, SECOND, 'Ladder').waitFor()

    // A note goes into a folded cluster too; which ones are folded is this person's own matter, and stays.
    await barOf(person, 'Sailing')
      .getByRole('button', { name: words('cluster.fold') })
      .click()
    await cardOf(person, 'Compass').waitFor({ state: 'detached' })
    await drag(person, cardOf(person, 'Lighthouse'), barOf(person, 'Sailing'))
    await clusterIn(watcher, 'Sailing').getByText('Lighthouse').waitFor()
    await page.reload()
    await barOf(person, 'Sailing')
      .getByRole('button', { name: words('cluster.open') })
      .click()
    await cardOf(person, 'Lighthouse').waitFor()

    await cardOf(person, 'Lighthouse').dblclick()
    const editor = page.getByRole('textbox', { name: words('mine.edit') })
    await editor.fill('Lighthouse in fog')
    await page.mouse.click(1300, 500)
    await editor.waitFor({ state: 'detached' })
    await rowOf(watcher, 'Lighthouse in fog').waitFor()

    await page.getByRole('button', { name: words('canvas.fit') }).click()
    await twiceAtEnd(person, listOf(person, SECOND))
    const field = page.getByRole('textbox', { name: words('card.new') })
    await field.fill('Written where I stand')
    await field.press('Control+Enter')
    await under(watcher, SECOND, 'Written where I stand').waitFor()

    await page.getByRole('button', { name: words('canvas.fit') }).click()
    await drawAround(person, cardOf(person, 'Bridge'), cardOf(person, 'Ladder'))
    await page.getByText(words('selection.count', { count: 2 })).waitFor()
    await page.getByRole('button', { name: words('copy.duplicate') }).click()
    await expect.poll(() => watcher.page.locator('li', { hasText: /^Bridge/ }).count()).toBe(2)
  })

  it('by keyboard alone: the same, and it is said what happens', async () => {
    const { person, watcher } = await withNotes(['Lighthouse', 'Bridge', 'Ladder', 'Compass', 'Anchor'])
    const { page } = person
    const { keyboard } = page
    await cardOf(person, 'Lighthouse').focus()
    await keyboard.press('Space')
    await aimAt(person, words('place.listStart', { priority: SECOND, letter: 'A' }), 'ArrowRight')
    await keyboard.press('Space')
    await under(watcher, SECOND, 'Lighthouse').waitFor()
    expect(await heard(person)).toContain(SECOND)

    await carryOnto(person, 'Bridge', 'Ladder')
    await name(person, 'Crossing')
    await carryOnto(person, 'Compass', 'Anchor')
    await name(person, 'Sailing')

    await titleOf(person, 'Crossing').focus()
    await keyboard.press('Space')
    await aimAt(person, words('place.clusters', { priority: SECOND, letter: 'A', place: 1 }), 'ArrowDown')
    await keyboard.press('Space')
    await under(watcher, SECOND, 'Crossing').waitFor()
    await expect.poll(() => isFocused(titleOf(person, 'Crossing'))).toBe(true)
    await keyboard.press('Space')
    await aimAt(person, words('place.merge', { title: 'Sailing' }), 'ArrowUp')
    await keyboard.press('Space')
    await clusterIn(watcher, 'Sailing').getByText('Ladder').waitFor()
    await expect.poll(() => isFocused(titleOf(person, 'Sailing'))).toBe(true)
    await keyboard.press('Control+z')
    await clusterIn(watcher, 'Crossing').getByText('Ladder').waitFor()

    await titleOf(person, 'Sailing').focus()
    await keyboard.press('f')
    await cardOf(person, 'Compass').waitFor({ state: 'detached' })
    await keyboard.press('f')
    await cardOf(person, 'Compass').waitFor()
    await titleOf(person, 'Sailing').press('Enter')
    await name(person, 'At sea')
    await clusterIn(watcher, 'At sea').getByText('Compass').waitFor()

    await cardOf(person, 'Lighthouse').focus()
    await keyboard.press('Enter')
    await keyboard.type(' at **night**')
    await keyboard.press('Control+Enter')
    await rowOf(watcher, 'Lighthouse at night').waitFor()
    await expect.poll(() => isFocused(cardOf(person, 'Lighthouse at night'))).toBe(true)
    await keyboard.press('Enter')
    await keyboard.type(' never saved')
    await keyboard.press('Escape')
    expect(await page.locator('[data-note]', { hasText: 'never saved' }).count()).toBe(0)

    await expect.poll(() => isFocused(cardOf(person, 'Lighthouse at night'))).toBe(true)
    await keyboard.press('n')
    await page.getByRole('textbox', { name: words('card.new') }).waitFor()
    await keyboard.type('By N alone')
    await keyboard.press('Control+Enter')
    await under(watcher, SECOND, 'By N alone').waitFor()

    await cardOf(person, 'Lighthouse at night').focus()
    await keyboard.press('Control+d')
    await expect.poll(() => watcher.page.locator('li', { hasText: 'Lighthouse at night' }).count()).toBe(2)
    await keyboard.press('Control+c')
    expect(await heard(person)).toContain(words('copy.notes', { count: 1 }))
    await keyboard.press('Control+v')
    const dialog = page.getByRole('dialog')
    // Bold travels as it is written.
    await dialog.getByText('Lighthouse at **night**').waitFor()
    await dialog.getByRole('button', { name: words('paste.each', { count: 1 }) }).press('Enter')
    await expect.poll(() => watcher.page.locator('li', { hasText: 'Lighthouse at night' }).count()).toBe(3)
  })

  it('by clicks without any drag: the same by names and buttons', async () => {
    const { person, watcher } = await withNotes(['Lighthouse', 'Bridge', 'Ladder', 'Compass', 'Anchor'])
    const { page } = person
    const bar = page.getByRole('toolbar', { name: words('selection.label') })
    const dialog = page.getByRole('dialog')
    await cardOf(person, 'Lighthouse').click()
    await bar.getByRole('button', { name: words('move.open') }).click()
    const place = dialog.locator('section').filter({ hasText: SECOND })
    await place.getByRole('button', { name: words('move.single') }).click()
    await under(watcher, SECOND, 'Lighthouse').waitFor()

    for (const [a, b, title] of [
      ['Bridge', 'Ladder', 'Crossing'],
      ['Compass', 'Anchor', 'Sailing'],
    ] as const) {
      await cardOf(person, a).click()
      await cardOf(person, b).click({ modifiers: ['Shift'] })
      await bar.getByRole('button', { name: words('cluster.make') }).click()
      await name(person, title)
    }
    await barOf(person, 'Crossing')
      .getByRole('button', { name: words('cluster.acts') })
      .click()
    await dialog.getByRole('button', { name: words('cluster.move') }).click()
    await dialog.getByRole('button', { name: SECOND, exact: true }).click()
    await under(watcher, SECOND, 'Crossing').waitFor()
    await barOf(person, 'Crossing')
      .getByRole('button', { name: words('cluster.acts') })
      .click()
    expect(await person.barriers()).toEqual([])
    await dialog.getByRole('button', { name: words('cluster.move') }).click()
    expect(await person.barriers()).toEqual([])
    await dialog.getByRole('button', { name: 'Sailing', exact: true }).click()
    await clusterIn(watcher, 'Sailing').getByText('Ladder').waitFor()

    await page.getByRole('button', { name: words('hands.foldAll') }).click()
    await cardOf(person, 'Ladder').waitFor({ state: 'detached' })
    expect(await person.barriers()).toEqual([])
    await page.getByRole('button', { name: words('hands.openAll') }).click()
    await cardOf(person, 'Ladder').waitFor()

    await page.getByRole('button', { name: words('hands.select') }).click()
    for (const text of ['Ladder', 'Bridge']) await cardOf(person, text).click()
    await page.getByRole('button', { name: words('hands.select') }).click()
    await bar.getByRole('button', { name: words('note.key') }).click()
    await bar.getByRole('button', { name: words('note.colour') }).click()
    await bar.getByRole('button', { name: words('colour.sky') }).click()
    for (const text of ['Ladder', 'Bridge']) {
      await rowOf(watcher, text).getByText(words('note.key')).waitFor()
      await expect.poll(() => rowOf(watcher, text).getAttribute('data-colour')).toBe('sky')
    }
    await bar.getByRole('button', { name: words('selection.remove') }).click()
    await rowOf(watcher, 'Ladder').waitFor({ state: 'detached' })
    await page
      .getByRole('button', { name: words('history.undo') })
      .last()
      .click()
    for (const text of ['Ladder', 'Bridge']) await rowOf(watcher, text).waitFor()

    await page.getByRole('button', { name: words('hands.write') }).click()
    await page.getByRole('textbox', { name: words('card.new') }).fill('By a button')
    expect(await person.barriers()).toEqual([])
    await page.getByRole('button', { name: words('write.send') }).click()
    await rowOf(watcher, 'By a button').waitFor()
  })

  it('by touch: a long press picks up, one finger pans, two zoom, a tap selects', async () => {
    const phone = { hasTouch: true, isMobile: true, viewport: { width: 1024, height: 1180 } }
    const { person, watcher } = await withNotes(['Lighthouse', 'Bridge', 'Ladder', 'Compass', 'Anchor'], phone)
    const { page } = person
    const finger = await page.context().newCDPSession(page)

    // One finger over a note moves the board, and the note stays where it was.
    const before = await middleOf(cardOf(person, 'Anchor'))
    await swipe(finger, before, [before[0] - 60, before[1] + 40])
    const after = await middleOf(cardOf(person, 'Anchor'))
    expect(after[0] - before[0]).toBeCloseTo(-60, -1)
    await swipe(finger, after, before)

    const percent = page.getByRole('group', { name: words('canvas.zoom') }).getByText('%')
    const zoomBefore = await percent.textContent()
    await pinch(finger, [400, 500], 40, 110)
    await expect.poll(() => percent.textContent()).not.toBe(zoomBefore)
    await pinch(finger, [400, 500], 110, 40)
    await expect.poll(() => percent.textContent()).toBe(zoomBefore)

    await cardOf(person, 'Lighthouse').tap()
    await page.getByText(words('selection.count', { count: 1 })).waitFor()
    await page.getByRole('button', { name: words('selection.clear') }).tap()
    await longPressTo(finger, await middleOf(cardOf(person, 'Bridge')), await middleOf(cardOf(person, 'Ladder')))
    await name(person, 'Crossing')
    await longPressTo(finger, await middleOf(cardOf(person, 'Compass')), await middleOf(cardOf(person, 'Anchor')))
    await name(person, 'Sailing')
    await longPressTo(finger, await middleOf(cardOf(person, 'Lighthouse')), await middleOf(listOf(person, SECOND)))
    await under(watcher, SECOND, 'Lighthouse').waitFor()
    await longPressTo(finger, await middleOf(titleOf(person, 'Crossing')), await middleOf(listOf(person, SECOND)))
    await under(watcher, SECOND, 'Crossing').waitFor()
    await longPressTo(finger, await middleOf(titleOf(person, 'Crossing')), await middleOf(cardOf(person, 'Compass')))
    await clusterIn(watcher, 'Sailing').getByText('Ladder').waitFor()

    await barOf(person, 'Sailing')
      .getByRole('button', { name: words('cluster.fold') })
      .tap()
    await cardOf(person, 'Ladder').waitFor({ state: 'detached' })
    await barOf(person, 'Sailing')
      .getByRole('button', { name: words('cluster.open') })
      .tap()
    await page.getByRole('button', { name: words('hands.select') }).tap()
    await cardOf(person, 'Ladder').tap()
    await cardOf(person, 'Bridge').tap()
    await page.getByText(words('selection.count', { count: 2 })).waitFor()
    await page.getByRole('button', { name: words('copy.duplicate') }).tap()
    await expect.poll(() => watcher.page.locator('li', { hasText: /^Bridge/ }).count()).toBe(2)
  })

  it('[C2] own notes of a private step are there for their writer alone, and then for everyone', async () => {
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    const writer = await room.enter(board, 'participant')
    await look(writer, 'canvas')
    await twiceAtEnd(writer, listOf(writer, FIRST))
    // Before anything is asked there is nothing to write to, and that is said.
    await writer.page.getByText(words('card.notYet')).first().waitFor()
    await startStep(facilitator, 'Write: what works well?')
    await writer.page.getByText('Write: what works well?').first().waitFor()
    await twiceAtEnd(writer, listOf(writer, FIRST))
    const field = writer.page.getByRole('textbox', { name: words('card.new') })
    await field.fill('Between me and the server')
    await field.press('Control+Enter')
    const own = writer.page.locator('[data-own]')
    await own.getByText(words('canvas.onlyYou')).waitFor()
    await facilitator.page.getByText(words('run.kept', { count: 1 })).waitFor()
    expect(facilitator.hasReceived('Between me and the server')).toBe(false)
    await own.focus()
    await writer.page.keyboard.press('Enter')
    await writer.page.keyboard.type(', still')
    await writer.page.keyboard.press('Control+Enter')
    await own.getByText('Between me and the server, still').waitFor()
    await facilitator.page.getByRole('button', { name: words('run.reveal', { count: 1 }) }).click()
    await cardOf(writer, 'Between me and the server, still').waitFor()
    await own.waitFor({ state: 'detached' })
  })
})

/** The list of prompt A under a priority. */
function listOf({ page }: Person, priority: string): Locator {
  return page.locator('main [data-priority]').filter({ hasText: priority }).locator('[data-list]').first()
}

/** A double click on the free row at the end of a list. */
async function twiceAtEnd({ page }: Person, list: Locator): Promise<void> {
  const box = await list.boundingBox()
  if (!box) throw new Error('the list is not there')
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height - 12)
}

function barOf({ page }: Person, title: string): Locator {
  return page.locator('[data-cluster-bar]').filter({ hasText: title })
}

function titleOf({ page }: Person, title: string): Locator {
  return page.locator('[data-cluster-title]').filter({ hasText: title })
}

/** What stands under a priority in the outline. */
function under({ page }: Person, priority: string, text: string): Locator {
  return page.getByRole('region', { name: priority }).getByText(text).first()
}

function clusterIn({ page }: Person, title: string): Locator {
  return page.locator('section[data-cluster]').filter({ hasText: title })
}

function isFocused(what: Locator): Promise<boolean> {
  return what.evaluate(element => element === document.activeElement)
}

/** Writes the name that a cluster is asked for. */
async function name({ page }: Person, title: string): Promise<void> {
  const field = page.getByLabel(words('cluster.name'))
  await field.fill(title)
  await field.press('Enter')
  await field.waitFor({ state: 'detached' })
}

async function middleOf(what: Locator): Promise<readonly [number, number]> {
  const box = await what.boundingBox()
  if (!box) throw new Error(`${what} is not there`)
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** By the mouse, in steps as a hand makes them. */
async function drag({ page }: Person, what: Locator, onto: Locator): Promise<void> {
  const [fromX, fromY] = await middleOf(what)
  const [toX, toY] = await middleOf(onto)
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move(fromX + 12, fromY + 12, { steps: 3 })
  await page.mouse.move(toX, toY, { steps: 10 })
  await page.mouse.up()
}

async function drawAround({ page }: Person, first: Locator, last: Locator): Promise<void> {
  const a = await restingBox(first)
  const b = await restingBox(last)
  await page.keyboard.down('Shift')
  await page.mouse.move(Math.min(a.x, b.x) - 3, Math.min(a.y, b.y) + 6)
  await page.mouse.down()
  await page.mouse.move(Math.max(a.x, b.x) + 20, Math.max(a.y, b.y) + 20, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
}

/** Carries by arrow keys until a place with these words is said. */
async function aimAt(person: Person, place: string, key: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await person.page.keyboard.press(key)
    await person.page.waitForTimeout(20)
    if ((await heard(person)).includes(place)) return
  }
  throw new Error(`no arrow led to: ${place}; last heard: ${await heard(person)}`)
}

async function carryOnto(person: Person, what: string, onto: string): Promise<void> {
  await cardOf(person, what).focus()
  await person.page.keyboard.press('Space')
  for (const key of ['ArrowDown', 'ArrowUp']) {
    const found = await aimAt(person, words('place.note', { text: onto }), key).then(
      () => true,
      () => false,
    )
    if (found) break
  }
  await person.page.keyboard.press('Space')
}

type Spot = readonly [number, number]

async function touch(finger: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', spots: readonly Spot[]) {
  const touchPoints = spots.map(([x, y], id) => ({ x, y, id }))
  await finger.send('Input.dispatchTouchEvent', { type, touchPoints })
}

async function moveFinger(finger: CDPSession, from: Spot, to: Spot): Promise<void> {
  for (let step = 1; step <= 10; step += 1) {
    const part = step / 10
    await touch(finger, 'touchMove', [[from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]])
  }
}

async function swipe(finger: CDPSession, from: Spot, to: Spot): Promise<void> {
  await touch(finger, 'touchStart', [from])
  await moveFinger(finger, from, to)
  await touch(finger, 'touchEnd', [])
}

/** Holds still until the thing is in the hand, then carries it. */
async function longPressTo(finger: CDPSession, from: Spot, to: Spot): Promise<void> {
  await touch(finger, 'touchStart', [from])
  await new Promise(resolve => setTimeout(resolve, 350))
  await moveFinger(finger, from, to)
  await touch(finger, 'touchEnd', [])
}

/** Two fingers around a spot, so far from it in the beginning and in the end. */
async function pinch(finger: CDPSession, [x, y]: Spot, from: number, to: number): Promise<void> {
  const spread = (apart: number): Spot[] => [
    [x - apart, y],
    [x + apart, y],
  ]
  await touch(finger, 'touchStart', spread(from))
  for (let step = 1; step <= 7; step += 1) await touch(finger, 'touchMove', spread(from + ((to - from) * step) / 7))
  await touch(finger, 'touchEnd', [])
}

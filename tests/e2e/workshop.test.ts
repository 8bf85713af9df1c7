import { readFile } from 'node:fs/promises'
import type { Locator } from 'playwright-core'
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

const SECRET = 'Ohjaus on asiakkaan kanssa kulkemista'
const SECOND = 'Aukioloajat ovat liian lyhyet'

describe('a workshop of three people in three browsers', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    room = await WorkshopRoom.open()
  })
  afterEach(() => {
    // A56: nothing was asked of anybody else, and no page complained.
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  it('[C2] [A49] [A56] runs from the studio to the files: private words, reveal, drag, keys, cluster, undo, export', async () => {
    const facilitator = await room.sitDown({ viewport: { width: 1920, height: 1080 } })
    await facilitator.page.goto('/studio')
    await facilitator.page.getByLabel(words('studio.boardTitle')).fill('Strategy of the test')
    await facilitator.page.getByRole('button', { name: words('studio.create'), exact: true }).click()
    const codePanel = facilitator.page.getByRole('region', { name: words('studio.codeTitle') })
    const code = (await codePanel.getByText(/^[2-9A-Z]{6}$/).textContent()) ?? ''
    await facilitator.page.getByRole('link', { name: words('studio.openBoard') }).click()
    await facilitator.page.getByRole('navigation', { name: words('view.label') }).waitFor()

    const aino = await byCode(code)
    const eero = await byCode(code)
    await startStep(facilitator, 'Write: what works well?')
    for (const person of [aino, eero]) await person.page.getByText('Write: what works well?').first().waitFor()
    await write(aino, 'A', SECRET)
    await write(eero, 'A', SECOND)
    for (const person of [aino, eero]) await person.page.getByText(words('receipt.kept')).first().waitFor()

    // A tap on everybody else: not one byte of the words before the reveal, only a count.
    await facilitator.page.getByText(words('run.kept', { count: 2 })).waitFor()
    expect(facilitator.hasReceived(SECRET)).toBe(false)
    expect(eero.hasReceived(SECRET)).toBe(false)
    expect(await exported(facilitator, 'json')).not.toContain(SECRET)
    await facilitator.page.getByRole('button', { name: words('run.reveal', { count: 2 }) }).click()
    for (const person of [aino, eero]) {
      await look(person, 'outline')
      await rowOf(person, SECRET).waitFor()
      await rowOf(person, SECOND).waitFor()
    }

    // The facilitator drags one by the mouse, and the others see where it went.
    await look(facilitator, 'canvas')
    await facilitator.page.getByRole('button', { name: words('canvas.fit') }).click()
    const priority = facilitator.page.locator('main h3').first()
    const title = (await priority.textContent()) ?? ''
    await drag(facilitator, cardOf(facilitator, SECRET), priority)
    const section = eero.page.getByRole('region', { name: title })
    await section.getByText(SECRET).waitFor()

    // The other one goes by keys alone, onto the first: a cluster, and its name is asked for.
    await cardOf(facilitator, SECOND).focus()
    await facilitator.page.keyboard.press('Space')
    await aimAt(facilitator, words('place.note', { text: SECRET }))
    await facilitator.page.keyboard.press('Space')
    const name = facilitator.page.getByLabel(words('cluster.name'))
    await name.waitFor()
    await name.fill('Customer first')
    await name.press('Enter')
    const cluster = section.getByText('Customer first')
    await cluster.waitFor()

    // Undo takes the facilitator's own acts back one by one, for everybody; redo brings them again.
    await facilitator.page.keyboard.press('Control+z')
    await facilitator.page.keyboard.press('Control+z')
    await cluster.waitFor({ state: 'detached' })
    await section.getByText(SECOND).waitFor({ state: 'detached' })
    await facilitator.page.keyboard.press('Control+Shift+z')
    await facilitator.page.keyboard.press('Control+Shift+z')
    await cluster.waitFor()

    // What is taken away holds every word where it belongs.
    for (const format of ['md', 'csv', 'json'] as const) {
      const file = await exported(facilitator, format)
      for (const text of [SECRET, SECOND, 'Customer first']) expect(file).toContain(text)
    }
  })

  async function byCode(code: string): Promise<Person> {
    const person = await room.sitDown()
    await person.page.goto('/')
    await person.page.getByLabel(words('start.code')).fill(code)
    await person.page.getByRole('button', { name: words('start.join') }).click()
    await person.page.getByRole('button', { name: words('join.join') }).click()
    await person.page.getByRole('navigation', { name: words('view.label') }).waitFor()
    return person
  }
})

async function exported(person: Person, format: 'md' | 'csv' | 'json'): Promise<string> {
  await look(person, 'results')
  const download = person.page.waitForEvent('download')
  await person.page.getByText(words('takeaway.title'), { exact: true }).click()
  await person.page.getByRole('button', { name: words(`takeaway.${format}`) }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  await look(person, 'run')
  return text
}

/** By the mouse, in steps as a hand makes them. */
async function drag({ page }: Person, what: Locator, onto: Locator): Promise<void> {
  const from = await restingBox(what)
  const to = await restingBox(onto)
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 3)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 20, from.y + from.height / 3 + 20, { steps: 4 })
  await page.mouse.move(to.x + 30, to.y + to.height / 2, { steps: 12 })
  await page.mouse.up()
}

/** Carries by arrow keys until the place with these words is said. */
async function aimAt(person: Person, place: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await person.page.keyboard.press('ArrowUp')
    await person.page.waitForTimeout(20)
    if ((await heard(person)).includes(place)) return
  }
  throw new Error(`no arrow led to: ${place}; last heard: ${await heard(person)}`)
}

describe('[QUALITY P7] a board that its facilitator deletes', () => {
  it('is gone for everyone at once, by its link too', async () => {
    const room = await WorkshopRoom.open()
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    const guest = await room.enter(board, 'participant')
    await look(facilitator, 'share')
    await facilitator.page.getByRole('button', { name: words('share.delete'), exact: true }).click()
    const dialog = facilitator.page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: words('share.deleteYes') }).isDisabled()).toBe(true)
    expect(await facilitator.barriers()).toEqual([])
    await dialog.getByLabel(words('share.deleteSure')).check()
    await dialog.getByRole('button', { name: words('share.deleteYes') }).click()
    for (const { page } of [facilitator, guest]) await page.getByText(words('close.boardDeleted')).waitFor()
    const late = await room.sitDown()
    await late.page.goto(board.links.participant)
    await late.page.getByText(words('shut.link')).waitFor()
    await room.close()
  })
})

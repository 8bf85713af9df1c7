import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import type { Person } from '#tests/support/browser.ts'
import { heard, look, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

const GOALS = ['Accessible and client-led guidance', 'Digital and multichannel services'] as const

describe('groups', () => {
  let room: WorkshopRoom
  let board: CreateBoardAnswer
  let facilitator: Person
  let aino: Person
  let eero: Person
  /** Which of the two groups Aino is in; Eero is in the other one. */
  let hers: 0 | 1
  beforeAll(async () => {
    room = await WorkshopRoom.open()
    board = await room.createBoard()
    facilitator = await room.enter(board, 'facilitator')
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  const strip = ({ page }: Person) => page.getByRole('region', { name: words('groups.mine'), exact: true })
  const rows = () => facilitator.page.getByRole('region', { name: words('groups.title') }).getByRole('listitem')
  const others = () => [aino, eero] as const
  const goalOf = (person: Person, turn: 0 | 1) => GOALS[((person === aino ? hers : 1 - hers) + turn) % 2] ?? GOALS[0]
  const wish = ({ page }: Person) => page.getByLabel(words('write.wish')).first().locator('option:checked')

  it('are made by number, each with its work, and people are dealt out evenly', async () => {
    const { page } = facilitator
    await startStep(facilitator, 'Check-in: what is best?')
    await page.getByLabel(words('groups.count')).fill('2')
    await page.getByRole('button', { name: words('groups.make', { count: 2 }) }).click()
    await page.getByRole('radio', { name: words('groups.grouping.even') }).check()
    aino = await room.enter(board, 'participant', { viewport: { width: 390, height: 844 }, hasTouch: true })
    eero = await room.enter(board, 'participant')
    for (const person of others())
      await strip(person)
        .getByText(/^Group \d$/)
        .waitFor()
    hers = (await strip(aino).textContent())?.includes('Group 1') ? 0 : 1
    expect(await strip(eero).textContent()).toContain(`Group ${2 - hers}`)
    for (const row of [0, 1])
      await rows()
        .nth(row)
        .getByText(words('groups.people', { count: 1 }))
        .waitFor()
    for (const person of [facilitator, aino]) expect(await person.barriers()).toEqual([])
  })

  it('begin to write at their own priority, and the facilitator sees how much each has', async () => {
    for (const person of others()) expect(await wish(person).textContent()).toBe(goalOf(person, 0))
    await write(aino, 'A', 'Open doors')
    await write(eero, 'A', 'Short queues')
    for (const row of [0, 1])
      await rows()
        .nth(row)
        .getByText(words('groups.written', { count: 1 }))
        .waitFor()
  })

  it('arrange their own priority and no other', async () => {
    await facilitator.page.getByRole('radio', { name: words('run.arrange.groups') }).check()
    await strip(aino)
      .getByRole('button', { name: words('gather.go') })
      .tap()
    await aino.page.locator('main[data-view="outline"]').waitFor()
    await look(eero, 'outline')
    for (const [person, own, other] of [
      [aino, 'Open doors', 'Short queues'],
      [eero, 'Short queues', 'Open doors'],
    ] as const) {
      await turnKey(person, own)
      await rowOf(theOther(person), own).getByText(words('note.key')).waitFor()
      await turnKey(person, other)
      await person.page.getByText(words('refusal.other-group')).first().waitFor()
    }
  })

  it('rotate: each goes on to the other’s work, sees it as it was left, and has its right there', async () => {
    await facilitator.page.getByRole('button', { name: words('groups.rotate') }).click()
    for (const person of others()) {
      const now = words('groups.now', { priorities: goalOf(person, 1) })
      await strip(person).getByText(now).waitFor()
      expect(await heard(person)).toContain(words('groups.goesOn', { now }))
    }
    await removeKey(aino, 'Short queues')
    await removeKey(eero, 'Open doors')
    for (const person of others()) {
      await look(person, 'write')
      expect(await wish(person).textContent()).toBe(goalOf(person, 1))
    }
    await facilitator.page.getByRole('button', { name: words('groups.back') }).click()
    for (const person of others()) await strip(person).getByText(goalOf(person, 0)).waitFor()
    expect(await aino.barriers()).toEqual([])
  })

  it('are chosen by people when they may', async () => {
    await facilitator.page.getByRole('radio', { name: words('groups.grouping.choose') }).check()
    await strip(eero)
      .getByRole('button', { name: words('groups.change') })
      .click()
    const dialog = eero.page.getByRole('dialog')
    expect(await eero.barriers()).toEqual([])
    await dialog.getByRole('button', { name: `Group ${hers + 1}` }).click()
    await strip(eero)
      .getByText(`Group ${hers + 1}`)
      .waitFor()
    await rows()
      .nth(hers)
      .getByText(words('groups.people', { count: 2 }))
      .waitFor()
  })

  /** Where Eero is, Aino's acts are seen, and the other way round. */
  function theOther(person: Person): Person {
    return person === aino ? eero : aino
  }

  /** Marks a note as a key note, or takes the mark away. */
  async function turnKey(person: Person, text: string): Promise<void> {
    await rowOf(person, text)
      .getByRole('button', { name: words('note.open') })
      .click()
    const dialog = person.page.getByRole('dialog')
    await dialog.getByRole('button', { name: words('note.key') }).click()
    await dialog
      .getByRole('button', { name: words('dialog.close') })
      .first()
      .click()
  }

  async function removeKey(person: Person, text: string): Promise<void> {
    await turnKey(person, text)
    await rowOf(theOther(person), text).getByText(words('note.key')).waitFor({ state: 'hidden' })
  }
})

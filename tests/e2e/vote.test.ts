import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import type { Person } from '#tests/support/browser.ts'
import { heard, look, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

describe('a vote', () => {
  let room: WorkshopRoom
  let board: CreateBoardAnswer
  let facilitator: Person
  let aino: Person
  let eero: Person
  beforeAll(async () => {
    room = await WorkshopRoom.open()
    board = await room.createBoard()
    facilitator = await room.enter(board, 'facilitator')
    await startStep(facilitator, 'Check-in: what is best?')
    aino = await room.enter(board, 'participant', { viewport: { width: 390, height: 844 }, hasTouch: true })
    eero = await room.enter(board, 'participant')
    await write(aino, 'A', 'Open doors')
    await write(eero, 'A', 'Short queues')
    await look(facilitator, 'outline')
    for (const text of ['Open doors', 'Short queues']) await rowOf(facilitator, text).waitFor()
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  const give = ({ page }: Person, title: string) =>
    page.getByRole('button', { name: words('vote.give', { title }), exact: true })

  it('is made and opened by keys alone, and everybody is told', async () => {
    const { page } = facilitator
    await look(facilitator, 'vote')
    await page.getByLabel(words('vote.form.title')).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('What helps most?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    expect(await page.getByLabel(words('vote.form.on')).inputValue()).toBe('notes')
    await page.getByLabel(words('vote.form.count')).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 3, name: 'What helps most?' }).waitFor()
    for (const person of [aino, eero]) {
      await person.page
        .getByText(words('news.voteOpened', { title: 'What helps most?' }))
        .first()
        .waitFor()
      await look(person, 'vote')
    }
  })

  it('takes dots by touch and by keys, and tells nobody whose or how many they are', async () => {
    for (const _dot of [1, 2, 3]) await give(aino, 'Open doors').tap()
    expect(await give(aino, 'Open doors').isDisabled()).toBe(true)
    await aino.page.getByText(words('vote.saved')).waitFor()
    await give(eero, 'Short queues').focus()
    await eero.page.keyboard.press('Enter')
    expect(await heard(eero)).toContain(words('vote.given', { count: 1, title: 'Short queues', left: 4 }))
    await eero.page.getByText(words('vote.saved')).waitFor()
    await facilitator.page.getByText(words('vote.turnout', { count: 2, here: 3 })).waitFor()
    await facilitator.page.getByText(words('vote.fewVoters')).waitFor()
    expect(facilitator.hasReceived('"dots":[[')).toBe(false)
    for (const person of [facilitator, aino]) expect(await person.barriers()).toEqual([])
  })

  it('[QUALITY P1] [B5] goes through a killed server: what was kept counts once, what was given meanwhile arrives', async () => {
    await room.server.kill()
    await give(eero, 'Open doors').click()
    await eero.page.getByText(words('vote.waiting')).waitFor()
    await room.server.start()
    await eero.page.getByText(words('vote.saved')).waitFor()
    await facilitator.page.getByText(words('state.saved')).waitFor()
    await facilitator.page.getByRole('button', { name: words('vote.close') }).click()
    await facilitator.page
      .getByRole('dialog')
      .getByRole('button', { name: words('vote.close') })
      .click()
    for (const { page } of [facilitator, aino, eero]) {
      const [first, second] = [page.locator('ol li').nth(0), page.locator('ol li').nth(1)]
      await first.waitFor()
      expect(await first.textContent()).toContain('Open doors')
      expect(await first.textContent()).toContain(words('vote.dots', { count: 4 }))
      expect(await second.textContent()).toContain(words('vote.dots', { count: 1 }))
    }
    expect(await aino.barriers()).toEqual([])
  })

  it('is followed by a rating of what came first, whose spread everybody sees', async () => {
    const { page } = facilitator
    await page.getByRole('radio', { name: words('vote.form.axes') }).check()
    await page.getByRole('button', { name: words('vote.form.makeOpen') }).click()
    const scale = (person: Person, axis: 'impact' | 'effort', title: string) =>
      person.page.getByRole('slider', { name: words('vote.rate', { axis: words(`vote.default.${axis}`), title }) })
    await scale(aino, 'impact', 'Open doors').fill('9')
    await scale(eero, 'impact', 'Open doors').focus()
    for (const _step of [1, 2]) await eero.page.keyboard.press('ArrowRight')
    await eero.page.keyboard.press('Tab')
    await eero.page.keyboard.press('ArrowLeft')
    for (const person of [aino, eero]) await person.page.getByText(words('vote.saved')).first().waitFor()
    await page.getByText(words('vote.turnout', { count: 2, here: 3 })).waitFor()
    expect(await eero.barriers()).toEqual([])
    await page.getByRole('button', { name: words('vote.close') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words('vote.close') })
      .click()
    const row = eero.page.getByRole('row').filter({ hasText: 'Open doors' })
    await row.getByText(words('vote.middle', { value: 7, low: 7, high: 9 })).waitFor()
    await row.getByText(words('vote.middle', { value: 4, low: 4, high: 5 })).waitFor()
    expect(await facilitator.barriers()).toEqual([])
  })

  it('stands beside a clock that everybody sees', async () => {
    await look(facilitator, 'run')
    await facilitator.page.getByLabel(words('timer.minutes')).fill('3')
    await facilitator.page.getByRole('button', { name: words('timer.start') }).click()
    for (const { page } of [facilitator, aino, eero])
      await page
        .getByRole('timer')
        .first()
        .getByText(/2:5\d|3:00/)
        .waitFor()
    expect(await facilitator.barriers()).toEqual([])
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import type { Person } from '#tests/support/browser.ts'
import { look, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

describe('workshops in series', () => {
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
    await look(facilitator, 'outline')
    await rowOf(facilitator, 'Open doors').waitFor()
    await rowOf(facilitator, 'Open doors').getByRole('checkbox').check()
    await facilitator.page
      .locator('#selection')
      .getByRole('button', { name: words('question.mark') })
      .click()
    await rowOf(facilitator, 'Open doors').getByText(words('question.mark')).waitFor()
    await look(facilitator, 'run')
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  const title = () => facilitator.page.locator('#run-now').textContent()
  const order = () => facilitator.page.locator('ol li h4').allTextContents()
  const start = () => facilitator.page.getByRole('button', { name: words('series.start') }).last()

  it('the next one is started by keys alone: it says what will happen, and everybody hears that it has begun', async () => {
    const { page } = facilitator
    const before = await order()
    await start().focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: words('series.start') })
    await dialog.getByText(words('series.what.step', { title: 'Check-in: what is best?' })).waitFor()
    await dialog.getByText('Open doors').waitFor()
    expect(await facilitator.barriers()).toEqual([])
    await dialog.getByRole('button', { name: words('series.go') }).focus()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await title()).toBe(words('run.noStep'))
    await page.getByRole('heading', { name: words('question.fromLast') }).waitFor()
    expect(await order()).toEqual(before)
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(words('series.start'))
    for (const person of [facilitator, aino]) {
      await person.page
        .getByText(words('series.began', { title: 'Workshop 2: where to go' }))
        .first()
        .waitFor()
    }
  })

  it('is taken back by one undo, and done again', async () => {
    const { page } = facilitator
    await page.getByRole('button', { name: words('undo.undo') }).click()
    await expect.poll(title).toBe('Check-in: what is best?')
    await page.getByRole('button', { name: words('undo.redo') }).click()
    await expect.poll(title).toBe(words('run.noStep'))
  })

  it('keeps what is written ahead for its own writing step, and what was written before is there', async () => {
    await eero.page.getByText(words('write.fate.later')).first().waitFor()
    await write(eero, 'A', 'Short queues')
    await eero.page.getByText(words('receipt.kept')).first().waitFor()
    await look(facilitator, 'outline')
    await rowOf(facilitator, 'Open doors').waitFor()
    expect(await rowOf(facilitator, 'Short queues').count()).toBe(0)
    await startStep(facilitator, 'Check-in: what is best?')
    await look(facilitator, 'outline')
    await rowOf(facilitator, 'Short queues').waitFor()
  })

  it('tells in the results what is new, and in one line whoever comes back to another workshop', async () => {
    await look(facilitator, 'results')
    const earlier = 'Workshop 1: where we are'
    await facilitator.page.getByRole('heading', { level: 3, name: words('since.title', { earlier }) }).waitFor()
    const says = words('since.says', { count: 1, workshop: 'Workshop 2: where to go', total: 2 })
    await facilitator.page.getByText(says).waitFor()
    expect(await facilitator.barriers()).toEqual([])
    // Aino closed the board in the first workshop and opens it in the second.
    const { page } = aino
    const key = `timantti/${new URL(page.url()).pathname.split('/')[2]}/workshop`
    await page.evaluate(at => localStorage.setItem(at, 'first'), key)
    await page.reload()
    await page.getByText(words('since.line', { count: 1, earlier })).waitFor()
    await page.getByText(words('question.fromLine', { count: 1, earlier })).waitFor()
    expect(await aino.barriers()).toEqual([])
    await page.getByRole('button', { name: words('since.see') }).tap()
    await page.getByRole('dialog').getByText(says).waitFor()
    expect(await aino.barriers()).toEqual([])
  })

  it('is there after the server was killed', async () => {
    await room.server.kill()
    await room.server.start()
    const late = await room.enter(board, 'facilitator')
    await look(late, 'run')
    await expect.poll(() => late.page.locator('#run-now').textContent()).toBe('Check-in: what is best?')
    expect(await late.page.getByRole('combobox', { name: /^Workshop/ }).inputValue()).toBe('second')
  })
})

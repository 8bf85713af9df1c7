import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/browser.ts'
import { fieldOf, heard, look, rowOf, startStep, WorkshopRoom, words } from '#tests/support/workshop-room.ts'

describe('[X02] with the keyboard alone', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    room = await WorkshopRoom.open()
  })
  afterAll(async () => {
    await room.close()
  })

  it('a participant joins, writes, edits, withdraws and gives again, and hears what happened', async () => {
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    await startStep(facilitator, 'Check-in: what is best?')
    await look(facilitator, 'outline')

    const aino = await room.sitDown()
    const { page } = aino
    await page.goto(board.links.participant)
    await tabTo(aino, page.getByRole('button', { name: words('join.join') }))
    await page.keyboard.press('Enter')
    await page.locator('main[data-view="write"]').waitFor()
    await tabTo(aino, fieldOf(aino, 'A'))
    await page.keyboard.type('Typed without a mouse')
    await page.keyboard.press('Enter')
    await page.getByText(words('receipt.published')).waitFor()
    expect(await heard(aino)).toContain(words('write.sent', { count: 1 }))
    await rowOf(facilitator, 'Typed without a mouse').waitFor()

    await tabTo(aino, page.getByRole('button', { name: words('mine.edit') }))
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.type(', and corrected')
    await page.keyboard.press('Enter')
    await rowOf(facilitator, 'Typed without a mouse, and corrected').waitFor()

    await tabTo(aino, page.getByRole('button', { name: words('mine.withdraw') }))
    await page.keyboard.press('Enter')
    await facilitator.page.getByText('and corrected').waitFor({ state: 'detached' })
    await tabTo(aino, page.getByRole('button', { name: words('mine.giveAgain') }))
    await page.keyboard.press('Enter')
    await rowOf(facilitator, 'Typed without a mouse, and corrected').waitFor()
    expect(room.mishaps()).toEqual([])
  })

  it('a facilitator moves a note by its name in the outline, and undoes it', async () => {
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    const { page } = facilitator
    await startStep(facilitator, 'Check-in: what is best?')
    await look(facilitator, 'write')
    await tabTo(facilitator, fieldOf(facilitator, 'A'))
    await page.keyboard.type('To be moved')
    await page.keyboard.press('Enter')
    await page.getByText(words('receipt.published')).waitFor()
    await look(facilitator, 'outline')
    await tabTo(facilitator, rowOf(facilitator, 'To be moved').getByRole('button', { name: words('move.open') }))
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await tabTo(facilitator, dialog.getByRole('button', { name: words('move.single') }).first())
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const first = page.getByRole('region', { name: 'Accessible and client-led guidance' })
    await first.getByText('To be moved').waitFor()
    // Focus goes with the note, and is not lost with the row that was left.
    const moved = rowOf(facilitator, 'To be moved').getByRole('button', { name: words('move.open') })
    await expect.poll(() => moved.evaluate(element => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await first.getByText('To be moved').waitFor({ state: 'detached' })
  })
})

/** Presses Tab until focus is there. */
async function tabTo({ page }: Person, goal: Locator): Promise<void> {
  await goal.waitFor()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await goal.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${goal}`)
}

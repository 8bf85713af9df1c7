import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import type { Person } from '#tests/support/browser.ts'
import { fieldOf, look, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

const isLong = process.env['TIMANTTI_LONG'] === '1'

describe('words on their way', () => {
  let room: WorkshopRoom
  let board: CreateBoardAnswer
  let facilitator: Person
  beforeAll(async () => {
    room = await WorkshopRoom.open()
    board = await room.createBoard()
    facilitator = await room.enter(board, 'facilitator')
    await startStep(facilitator, 'Check-in: what is best?')
    await look(facilitator, 'outline')
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  it('[QUALITY P3] [R08] written without a network survive a reload and a closed tab, and arrive once when it is back', async () => {
    const aino = await room.enter(board, 'participant')
    await isReadyForOffline(aino)
    await aino.context.setOffline(true)
    await write(aino, 'A', 'Written in a tunnel')
    await write(aino, 'A', 'And one more under the mountain')
    await aino.page.getByText(words('receipt.device')).nth(1).waitFor()
    await aino.page.reload()
    await aino.page.getByText('Written in a tunnel').waitFor()

    // The tab is closed and opened again, still without a network.
    const address = aino.page.url()
    await aino.page.close()
    const page = await aino.context.newPage()
    await page.goto(address)
    await page.getByText('And one more under the mountain').waitFor()
    await page.getByText(words('receipt.device')).nth(1).waitFor()
    expect(facilitator.hasReceived('Written in a tunnel')).toBe(false)

    await aino.context.setOffline(false)
    for (const text of ['Written in a tunnel', 'And one more under the mountain']) {
      await rowOf(facilitator, text).waitFor()
      expect(await facilitator.page.getByText(text).count()).toBe(1)
    }
    await page.getByText(words('receipt.published')).nth(1).waitFor()
    await aino.context.close()
    room.people.splice(room.people.indexOf(aino), 1)
  })

  it('[R09] being typed are there when the tab is opened again, however soon after the last key it was closed', async () => {
    const eero = await room.enter(board, 'participant')
    const address = eero.page.url()
    let { page } = eero
    for (let cycle = 0; cycle < (isLong ? 1000 : 12); cycle += 1) {
      const text = `Half a thought, number ${cycle}`
      const field = fieldOf({ page }, 'A')
      await field.fill('')
      await field.pressSequentially(text)
      await page.waitForTimeout((cycle * 41) % 500)
      await page.close()
      page = await eero.context.newPage()
      await page.goto(address)
      await fieldOf({ page }, 'A').waitFor()
      expect(await fieldOf({ page }, 'A').inputValue()).toBe(text)
    }
    await room.leave(eero)
  })

  it('[QUALITY P4] [QUALITY P1] stay through a killed server: no reload, no loss, and saved is said only when it is so', async () => {
    const liisa = await room.enter(board, 'participant')
    await write(liisa, 'A', 'Before the power went')
    await liisa.page.getByText(words('receipt.published')).waitFor()
    await room.server.kill()
    await liisa.page
      .getByText(words('state.reconnecting'))
      .or(liisa.page.getByText(words('state.offline')))
      .waitFor()
    await write(liisa, 'A', 'While it was dark')
    await liisa.page.getByText(words('receipt.device')).waitFor()
    expect(await liisa.page.getByText(words('state.saved')).count()).toBe(0)
    await room.server.start()
    for (const text of ['Before the power went', 'While it was dark']) await rowOf(facilitator, text).waitFor()
    await liisa.page.getByText(words('receipt.published')).nth(1).waitFor()
    await room.leave(liisa)
  })
})

/** The page's own keeper of the app is at work. */
async function isReadyForOffline({ page }: Person): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

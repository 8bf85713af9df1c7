import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#tests/support/browser.ts'
import { heard, rowOf, startStep, WorkshopRoom, words, write } from '#tests/support/workshop-room.ts'

describe('[X02] the outline with the keyboard alone', () => {
  let room: WorkshopRoom
  beforeAll(async () => {
    room = await WorkshopRoom.open()
  })
  afterAll(async () => {
    await room.close()
  })

  it('finds, selects, clusters, names, moves, folds, edits, undoes, bins and restores, and hears each', async () => {
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator')
    const aino = await room.enter(board, 'participant')
    const { page } = facilitator
    const { keyboard } = page
    await startStep(facilitator, 'Check-in: what is best?')

    // To the outline by the list of commands.
    await command(facilitator, words('commands.goTo', { view: words('view.outline') }))
    await page.locator('main[data-view="outline"]').waitFor()

    // Notes are written where one reads.
    await tabTo(facilitator, page.getByRole('button', { name: words('outline.add') }).first())
    await keyboard.press('Enter')
    for (const text of ['Library desk', 'Library evenings', 'Calls are answered', 'Calls in Swedish', 'Open doors']) {
      await keyboard.type(text)
      await keyboard.press('Enter')
      await boxOf(facilitator, text).waitFor()
    }
    expect(await heard(facilitator)).toContain(words('write.sent', { count: 1 }))
    await keyboard.press('Escape')

    // What somebody else does is told in a sum, while nobody types.
    await write(aino, 'A', 'Written by Aino')
    await rowOf(facilitator, 'Written by Aino').waitFor()
    const sum = words('hearing.sum.written', { count: 1 })
    await hears(facilitator, words('hearing.others', { sum }))

    // A search leaves what is found; Escape brings everything back.
    await keyboard.press('Control+f')
    await keyboard.type('library')
    await hears(facilitator, words('find.count', { count: 2, total: 6 }))
    expect(await page.locator('main li[data-note]').count()).toBe(2)
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await boxOf(facilitator, 'Open doors').waitFor()

    // Two rows make a cluster, which is named where it stands; two more make another.
    await cluster(facilitator, 'Library', 'The library')
    await cluster(facilitator, 'Calls', 'On the phone')
    const titles = () => page.locator('main [data-cluster] h5').allTextContents()
    expect((await titles()).map(title => /The library|On the phone/.exec(title)?.[0])).toEqual([
      'The library',
      'On the phone',
    ])
    await tabTo(facilitator, page.getByRole('button', { name: words('cluster.up', { title: 'On the phone' }) }))
    await keyboard.press('Enter')
    await hears(facilitator, words('carry.moved', { place: 1 }))
    expect((await titles())[0]).toContain('On the phone')
    // The button rests now, and still holds the focus.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      words('cluster.up', { title: 'On the phone' }),
    )

    const fold = page.getByRole('button', { name: words('outline.unfold', { name: 'The library' }) })
    await tabTo(facilitator, fold)
    await keyboard.press('Enter')
    await hears(facilitator, words('outline.folded', { name: 'The library' }))
    await boxOf(facilitator, 'Library desk').waitFor({ state: 'detached' })
    await keyboard.press('Enter')
    await boxOf(facilitator, 'Library desk').waitFor()

    // Words are changed in place, and the change is taken back.
    await tabTo(facilitator, boxOf(facilitator, 'Open doors'))
    await keyboard.press('Enter')
    await keyboard.press('End')
    await keyboard.type(' for all')
    await keyboard.press('Enter')
    await rowOf(facilitator, 'Open doors for all').waitFor()
    await hears(facilitator, words('note.changed'))
    await keyboard.press('Control+z')
    await hears(facilitator, words('undo.undone'))
    await rowOf(facilitator, 'Open doors for all').waitFor({ state: 'detached' })

    // Into the bin and back.
    await tabTo(facilitator, boxOf(facilitator, 'Written by Aino'))
    await keyboard.press('Delete')
    await hears(facilitator, words('notes.removed', { count: 1 }))
    await boxOf(facilitator, 'Written by Aino').waitFor({ state: 'detached' })
    await tabTo(facilitator, page.locator('summary').filter({ hasText: words('bin.title', { count: 1 }) }))
    await keyboard.press('Enter')
    await tabTo(facilitator, page.getByRole('button', { name: words('bin.restore') }))
    await keyboard.press('Enter')
    await hears(facilitator, words('bin.restored'))
    await boxOf(facilitator, 'Written by Aino').waitFor()

    expect(await facilitator.barriers()).toEqual([])
    await keyboard.press('Control+k')
    await page.getByRole('combobox', { name: words('commands.search') }).waitFor()
    expect(await facilitator.barriers()).toEqual([])
    await keyboard.press('Escape')
    for (const [name, title] of [
      [words('keys.open'), words('keys.title')],
      [words('hearing.open'), words('hearing.title')],
    ] as const) {
      await command(facilitator, name)
      await page.getByRole('dialog', { name: title }).waitFor()
      expect(await facilitator.barriers()).toEqual([])
      await keyboard.press('Escape')
    }
    expect(room.mishaps()).toEqual([])
  })

  // On a low window the whole page scrolls, on a higher one the board's content by itself.
  it.each([500, 700])('keeps where one reads, and focus, while others move notes above (%i px)', async height => {
    const board = await room.createBoard()
    const facilitator = await room.enter(board, 'facilitator', { viewport: { width: 1024, height } })
    const other = await room.enter(board, 'facilitator')
    await startStep(facilitator, 'Check-in: what is best?')
    for (const { page } of [facilitator, other]) {
      await page.goto(`/b/${board.board}?view=outline`)
      await page.locator('main[data-view="outline"]').waitFor()
    }
    const { page } = facilitator
    const add = page.getByRole('button', { name: words('outline.add') })
    await add.first().press('Enter')
    for (let i = 1; i <= 12; i += 1) {
      await page.keyboard.type(`Read number ${i} of many`)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    const rows = page.locator('main section[data-priority] li[data-note]')
    await expect.poll(() => rows.count()).toBe(12)
    const texts = await rows.locator('label').allTextContents()
    const last = boxOf(facilitator, texts[11] ?? '')
    await last.focus()
    await last.scrollIntoViewIfNeeded()
    const top = () => last.evaluate(element => Math.round(element.getBoundingClientRect().top))
    const before = await top()
    for (const text of texts.slice(0, 3)) {
      await rowOf(other, text)
        .getByRole('button', { name: words('move.open') })
        .click()
      const dialog = other.page.getByRole('dialog')
      await dialog.getByRole('button', { name: words('place.open') }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await expect.poll(() => rows.count()).toBe(9)
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2)
    expect(await last.evaluate(element => element === document.activeElement)).toBe(true)
  })
})

function boxOf({ page }: Person, text: string): Locator {
  return page.getByRole('checkbox', { name: text, exact: true })
}

/** Chooses a command by typing its name. */
async function command({ page }: Person, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: words('commands.search') })
  await field.waitFor()
  await page.keyboard.type(name)
  // Its keys stand beside its name.
  await page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor()
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
}

/** Makes a cluster of the two rows that begin so, and names it. */
async function cluster(person: Person, beginning: 'Library' | 'Calls', name: string): Promise<void> {
  const { page } = person
  const rows = page.getByRole('checkbox', { name: new RegExp(`^${beginning}`) })
  for (const i of [0, 1]) {
    await tabTo(person, rows.nth(i))
    await page.keyboard.press('Space')
  }
  await page.getByText(words('selection.count', { count: 2 })).waitFor()
  await command(person, words('cluster.make'))
  await page.getByRole('textbox', { name: words('cluster.name') }).waitFor()
  await hears(person, words('cluster.made', { count: 2 }))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 5 }).filter({ hasText: name }).waitFor()
}

async function hears(person: Person, said: string): Promise<void> {
  await expect.poll(() => heard(person), { timeout: 10_000 }).toContain(said)
}

/** Presses Tab until focus is there, backwards if it lies above. */
async function tabTo({ page }: Person, goal: Locator): Promise<void> {
  await goal.waitFor()
  const isAbove = await goal.evaluate(
    element => (document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING,
  )
  for (let presses = 0; presses < 150; presses += 1) {
    if (await goal.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(isAbove ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Tab never came to ${goal}`)
}

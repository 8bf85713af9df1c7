import { strToU8, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { toBoardJson } from '#shared/results/board-json.ts'
import type { Person } from '#tests/support/browser.ts'
import { fullBoard, STATEMENT_WORDS } from '#tests/support/full-board.ts'
import { look, rowOf, WorkshopRoom, words } from '#tests/support/workshop-room.ts'

const PRIORITY = 'Quality of guidance'

/** Twelve rows as a spreadsheet puts them on the clipboard. */
function twelveRows(): string {
  const rows = Array.from({ length: 12 }, (_, at) => [
    `Pasted thought ${at + 1}`,
    at % 2 === 0 ? 'A' : 'B',
    at < 6 ? PRIORITY : 'Quality',
    at % 4 === 0 ? 'Time for people' : '',
  ])
  return [['Note', 'Question', 'Theme of the day', 'Group'], ...rows].map(row => row.join('\t')).join('\r\n')
}

/** A small Excel file, as some other program would write it. */
function excelFile(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.map(row => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}

describe('bringing in', () => {
  let room: WorkshopRoom
  let facilitator: Person
  let viewer: Person
  beforeAll(async () => {
    room = await WorkshopRoom.open()
    const board = await room.createBoard()
    facilitator = await room.enter(board, 'facilitator')
    viewer = await room.enter(board, 'viewer')
    await look(facilitator, 'results')
    await look(viewer, 'outline')
  })
  afterEach(() => {
    expect(room.mishaps()).toEqual([])
  })
  afterAll(async () => {
    await room.close()
  })

  const dialog = () => facilitator.page.getByRole('dialog')
  const begin = () => facilitator.page.getByRole('button', { name: words('bring.open') }).click()
  const bring = (count: number) =>
    dialog()
      .getByRole('button', { name: words('bring.bring', { count }) })
      .click()

  it('[I1] [I3] [I4] pastes twelve rows of a spreadsheet, maps them, brings them in, and takes them back', async () => {
    await begin()
    expect(await facilitator.barriers()).toEqual([])
    await dialog()
      .getByRole('textbox', { name: words('bring.paste') })
      .fill(twelveRows())
    await dialog()
      .getByRole('button', { name: words('bring.goOn') })
      .click()
    // Half of the values are priorities of the board, so their column is known; the others are asked about.
    const field = words('bring.field.priority')
    const strange = dialog().getByLabel(words('bring.unknownValue', { field, value: 'Quality', count: 6 }))
    await strange.waitFor()
    await dialog()
      .getByText(words('bring.sumLeft', { count: 6 }))
      .waitFor()
    expect(await facilitator.barriers()).toEqual([])
    await strange.selectOption({ label: PRIORITY })
    await bring(12)
    await dialog()
      .getByText(words('bring.done', { count: 12 }))
      .waitFor()
    await dialog().getByText(words('bring.allIn')).waitFor()
    for (const at of [1, 12]) await rowOf(viewer, `Pasted thought ${at}`).waitFor()
    await viewer.page.getByText('Time for people').first().waitFor()
    await dialog()
      .getByRole('button', { name: words('bring.takeBack') })
      .click()
    await dialog()
      .getByText(words('bring.takenBack', { count: 12 }))
      .waitFor()
    await expect.poll(() => viewer.page.getByText('Pasted thought').count()).toBe(0)
    await dialog()
      .getByRole('button', { name: words('bring.again') })
      .click()
    await dialog()
      .getByText(words('bring.done', { count: 12 }))
      .waitFor()
    await dialog()
      .getByRole('button', { name: words('bring.close'), exact: true })
      .last()
      .click()
    await rowOf(viewer, 'Pasted thought 7').waitFor()
  })

  it('[I3] brings a CSV file in by the keyboard alone, and leaves out what is there already', async () => {
    const { page } = facilitator
    await page.getByRole('button', { name: words('bring.open') }).focus()
    await page.keyboard.press('Enter')
    const csv = 'Note;Question\nPasted thought 1;A\nA thought of the file;B\n;A\n'
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv, 'latin1') })
    await dialog()
      .getByLabel(words('bring.skipTwice', { count: 1 }))
      .waitFor()
    await dialog()
      .getByRole('button', { name: words('bring.bring', { count: 1 }) })
      .focus()
    await page.keyboard.press('Enter')
    await dialog()
      .getByText(words('bring.done', { count: 1 }))
      .waitFor()
    const left = await dialog().getByRole('listitem').allTextContents()
    expect(left).toEqual([
      `${words('bring.line', { line: 2 })} ${words('bring.row.twice')}Pasted thought 1`,
      `${words('bring.line', { line: 4 })} ${words('bring.row.no-words')}`,
    ])
    await page.keyboard.press('Escape')
    await rowOf(viewer, 'A thought of the file').waitFor()
    // Focus goes back to where it was.
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(words('bring.open'))
  })

  it('reads an Excel file in a worker under the strict policy, and refuses what is none in words', async () => {
    await begin()
    const file = dialog().locator('input[type=file]')
    await file.setInputFiles({ name: 'old.xls', mimeType: 'x', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) })
    await dialog().getByText(words('bring.fault.old-excel')).waitFor()
    // Large enough that a library would unpack it in a worker made of a blob, which the policy forbids.
    const many = Array.from({ length: 1500 }, (_, at) => [`Excel thought ${at} ${'and so on '.repeat(40)}`, 'A'])
    await file.setInputFiles({ name: 'notes.xlsx', mimeType: 'x', buffer: excelFile([['Note', 'Question'], ...many]) })
    await dialog()
      .getByText(words('bring.sum', { count: 1500 }))
      .waitFor()
    await bring(1500)
    await dialog()
      .getByText(words('bring.done', { count: 1500 }))
      .waitFor()
    await dialog()
      .getByRole('button', { name: words('bring.takeBack') })
      .click()
    await dialog()
      .getByText(words('bring.takenBack', { count: 1500 }))
      .waitFor()
    await facilitator.page.keyboard.press('Escape')
  })

  it('[I6] makes a board of a file in the studio, says what did not come along, and opens it', async () => {
    const { page } = facilitator
    const retainUntil = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
    const board = fullBoard(retainUntil).set('rounds', 'axes', { state: 'open' })
    const json = toBoardJson(board, id => STATEMENT_WORDS.get(id) ?? '')
    await page.goto('/studio')
    const panel = page
      .locator('form, section')
      .filter({ has: page.getByRole('heading', { name: words('bring.boardTitle') }) })
    const give = async (text: string) => {
      await panel
        .locator('input[type=file]')
        .setInputFiles({ name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(text) })
      await panel.getByRole('button', { name: words('bring.boardMake') }).click()
    }
    await give('{"format":"other"}')
    await panel.getByText(words('error.not-a-board')).waitFor()
    // The browser's own word about the refusal that was asked for.
    expect(facilitator.complaints.splice(0)).toEqual([expect.stringContaining('400')])
    await give(json)
    await panel.getByText(words('bring.left.rounds', { count: 1 })).waitFor()
    expect(await facilitator.barriers()).toEqual([])
    await panel.getByRole('button', { name: words('bring.boardOn') }).click()
    await page.getByRole('region', { name: words('studio.linksTitle') }).waitFor()
    await page.getByRole('link', { name: words('studio.openBoard') }).click()
    await page.getByRole('navigation', { name: words('view.label') }).waitFor()
    await look(facilitator, 'outline')
    await rowOf(facilitator, 'Toive omega').waitFor()
  })
})

import { expect, test } from 'vitest'
import type { Results } from '#shared/results/results.ts'
import { cellText, toSheets } from '#shared/results/sheets.ts'
import { toXlsx } from '#shared/results-files/xlsx.ts'
import { flawsOf, HOSTILE_TEXTS, partsOf } from '#tests/support/office-file.ts'
import { cluster, noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

const given = resultsWith(
  {
    clusters: [cluster('Together', noteResult('**first**'))],
    notes: [noteResult('alone', { isKey: true, colour: 'sun' })],
  },
  {},
  [noteResult('open one')],
)

function sheetsOf(results: Results) {
  return toSheets(results).map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(cellText)) }))
}

function read(results: Results) {
  return partsOf(toXlsx({ title: results.title, language: results.language, sheets: toSheets(results) }))
}

/** The texts of a sheet's cells by their reference. */
function cellsOf(sheet: string): ReadonlyMap<string, string> {
  const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(.*?)<\/c>/gs)]
  return new Map(
    cells.map(([, reference = '', inner = '']) => [
      reference,
      [...inner.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text).join(''),
    ]),
  )
}

test('a workbook has one flat sheet, one per priority and one of the open space', () => {
  const [flat, priority, open] = sheetsOf(given)
  expect(flat?.name).toBe('Strategy')
  expect(flat?.rows.map(row => row.slice(0, 6))).toEqual([
    ['Framework', 'Priority', 'Prompt', 'Cluster', 'Note', 'Plain text'],
    ['Goals', 'Schools', 'A. What works?', 'Together', 'first', 'first'],
    ['Goals', 'Schools', 'A. What works?', '', 'alone', 'alone'],
    ['Goals', 'Open space', 'A. What works?', '', 'open one', 'open one'],
  ])
  expect(priority?.name).toBe('1. Schools')
  expect(priority?.rows[2]).toEqual(['A. What works?', '', 'alone', 'alone', 'yes', '', 'Sun', 'Spring', '2026-05-05'])
  expect(open?.rows).toHaveLength(2)
})

test('authors have a column where the board shows them, and none elsewhere', () => {
  expect(sheetsOf(given)[1]?.rows[0]).not.toContain('Author')
  expect(sheetsOf({ ...given, showsAuthors: true })[1]?.rows[0]?.at(-1)).toBe('Author')
})

test('sheets have names that differ and that the format allows', () => {
  const title = `1. ${'long [name]: '.repeat(9)}`
  const names = sheetsOf({ ...given, title: `1. Schools`, aim: title }).map(({ name }) => name)
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
  expect(sheetsOf({ ...given, title })[0]?.name).toMatch(/^[^\\/?*[\]:]{1,31}$/)
})

test('bold is bold in the note’s own column, and gone in the plain one', () => {
  const results = resultsWith({ notes: [noteResult('In **two words** it works')] }, {})
  const sheet = read(results).get('xl/worksheets/sheet1.xml') ?? ''
  expect(
    [...sheet.matchAll(/<r>(.*?)<\/r>/g)].map(([, run = '']) => [
      run.includes('<b/>'),
      /<t[^>]*>([^<]*)/.exec(run)?.[1],
    ]),
  ).toEqual([
    [false, 'In '],
    [true, 'two words'],
    [false, ' it works'],
  ])
  expect(cellsOf(sheet).get('F2')).toBe('In two words it works')
})

test('every sheet keeps its head in view and filters the rows below it', () => {
  const parts = read(given)
  const sheets = [...parts].filter(([path]) => path.startsWith('xl/worksheets/')).map(([, text]) => text)
  expect(sheets).toHaveLength(3)
  for (const sheet of sheets) {
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toContain('topLeftCell="A2"')
  }
  expect(sheets[0]).toContain('<autoFilter ref="A1:K4"/>')
  expect(sheets[1]).toContain('<autoFilter ref="A1:I3"/>')
  expect(sheets.every(sheet => sheet.split('<col ').length - 1 === sheet.split('s="3"').length - 1)).toBe(true)
})

test('more columns than letters, and a text that looks like the number of a character, stay what they are', () => {
  const name = Array.from({ length: 30 }, (_, at) => [{ text: `column ${at}`, isBold: false }])
  const [, sheet = ''] =
    [...partsOf(toXlsx({ title: '', language: 'en', sheets: [{ name: 'a', rows: [name] }] }))].find(([path]) =>
      path.includes('worksheets'),
    ) ?? []
  expect(cellsOf(sheet).get('AD1')).toBe('column 29')
  const coded = read(resultsWith({ notes: [noteResult('_x0041_ is not A')] }, {}))
  expect(cellsOf(coded.get('xl/worksheets/sheet1.xml') ?? '').get('F2')).toBe('_x005F_x0041_ is not A')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('[A44] %j stays text, also when it is typed again', text => {
  const sheet = read(resultsWith({ notes: [noteResult(text)] }, {})).get('xl/worksheets/sheet1.xml') ?? ''
  expect(sheet).not.toContain('<f>')
  expect(/<c r="F2" s="2" t="inlineStr">/.test(sheet)).toBe(true)
  expect(cellsOf(sheet).get('F2')).toBe(text)
})

test.each(HOSTILE_TEXTS)('[A45] %j breaks no workbook, wherever it stands', text => {
  const all = [noteResult(text, { author: text })]
  const results = resultsWith({ title: text, clusters: [cluster(text, ...all)], notes: all }, {}, all)
  expect(flawsOf(read({ ...results, title: text, showsAuthors: true }))).toEqual([])
})

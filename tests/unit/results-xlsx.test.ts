import { expect, test } from 'vitest'
import { toSheets } from '#shared/results/sheets.ts'
import { toXlsx } from '#shared/results-files/xlsx.ts'
import { flawsOf, HOSTILE_TEXTS, partsOf } from '#tests/support/office-file.ts'
import { cluster, noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

const given = resultsWith(
  { clusters: [cluster('Together', noteResult('**first**'))], notes: [noteResult('alone', { isKey: true })] },
  {},
  [noteResult('open one')],
)

test('a workbook has one flat sheet, one per priority and one of the open space', () => {
  const [flat, priority, open] = toSheets(given)
  expect(flat?.name).toBe('Strategy')
  expect(flat?.rows.map(row => row.slice(0, 5))).toEqual([
    ['Framework', 'Priority', 'Prompt', 'Cluster', 'Note'],
    ['Goals', 'Schools', 'A. What works?', 'Together', 'first'],
    ['Goals', 'Schools', 'A. What works?', '', 'alone'],
    ['Goals', 'Open space', 'A. What works?', '', 'open one'],
  ])
  expect(priority?.name).toBe('1. Schools')
  expect(priority?.rows[2]).toEqual(['A. What works?', '', 'alone', 'yes', 'Spring', '2026-05-05'])
  expect(open?.rows).toHaveLength(2)
})

test('authors have a column where the board shows them, and none elsewhere', () => {
  expect(toSheets(given)[1]?.rows[0]).not.toContain('Author')
  const shown = toSheets({ ...given, showsAuthors: true })[1]
  expect(shown?.rows[0]?.at(-1)).toBe('Author')
})

test('sheets have names that differ and that the format allows', () => {
  const title = `1. ${'long [name]: '.repeat(9)}`
  const names = toSheets({ ...given, title: `1. Schools`, aim: title }).map(({ name }) => name)
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
  expect(toSheets({ ...given, title })[0]?.name).toMatch(/^[^\\/?*[\]:]{1,31}$/)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('[A44] %s stays text', async text => {
  const parts = partsOf(await toXlsx(toSheets(resultsWith({ notes: [noteResult(text)] }, {}))))
  const all = [...parts.values()].join('')
  expect(all).not.toContain('<f>')
  expect(all).toContain(text)
})

test.each(HOSTILE_TEXTS)('[A45] %j breaks no workbook, wherever it stands', async text => {
  const all = [noteResult(text, { author: text })]
  const results = resultsWith({ title: text, clusters: [cluster(text, ...all)], notes: all }, {}, all)
  const parts = partsOf(await toXlsx(toSheets({ ...results, title: text, showsAuthors: true })))
  expect(flawsOf(parts)).toEqual([])
})

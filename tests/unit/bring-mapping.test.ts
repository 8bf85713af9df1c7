import { describe, expect, test } from 'vitest'
import { readXlsx } from '#client/features/bring/read-xlsx.ts'
import {
  type Choices,
  guessMapping,
  type Mapping,
  readRows,
  unknownValues,
  valueKey,
  wordsKey,
} from '#shared/bring/mapping.ts'
import { readTableText } from '#shared/bring/table-text.ts'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { placeId } from '#shared/domain/placing.ts'
import { toCsv } from '#shared/results/csv.ts'
import { resultsOf } from '#shared/results/results.ts'
import { toSheets } from '#shared/results/sheets.ts'
import { toXlsx } from '#shared/results-files/xlsx.ts'
import {
  autumn,
  clusterId,
  goals,
  note,
  noteId,
  schools,
  smallBoard,
  spring,
  works,
} from '#tests/support/small-board.ts'

const choices: Choices = {
  prompt: [
    { id: 'works', names: ['A', 'Mikä toimii?', 'Vad fungerar?', 'A. Mikä toimii?'] },
    { id: 'develop', names: ['B', 'Mitä kehittää?', 'B. Mitä kehittää?'] },
  ],
  priority: [
    { id: 'quality', names: ['Ohjauksen laatu', 'Vägledningens kvalitet'] },
    { id: 'equality', names: ['Yhdenvertaisuus'] },
  ],
  workshop: [{ id: 'first', names: ['1. työpaja', '2026-11-05'] }],
  noPriority: ['Avoin tila'],
  takesAuthors: true,
}
const none: ReadonlySet<string> = new Set()

function mapping(more: Partial<Mapping> = {}): Mapping {
  return {
    hasHeader: false,
    columns: { text: 0, prompt: 1, priority: 2, cluster: 3 },
    fixed: { workshop: 'first' },
    meanings: new Map(),
    ...more,
  }
}

function read(rows: readonly (readonly string[])[], more: Partial<Mapping> = {}, there = none) {
  return readRows(rows, mapping(more), choices, there)
}

describe('a row of a table', () => {
  test('becomes a note: values are found by letter or title, in any language, whatever their case', () => {
    const [row] = read([[' Sanat \r\n täällä ', 'vad fungerar?', 'OHJAUKSEN  laatu', ' Oma  ryhmä ']])
    expect(row).toEqual({
      line: 1,
      text: 'Sanat \n täällä',
      note: { text: 'Sanat \n täällä', prompt: 'works', workshop: 'first', priority: 'quality', cluster: 'Oma ryhmä' },
      faults: [],
      isDuplicate: false,
    })
  })

  test('takes the fixed choice where it has no column or an empty cell, and open space where its words say so', () => {
    const fixed = { workshop: 'first', prompt: 'develop', priority: 'equality' }
    const rows = read([['a', '', ''], ['b', 'A', 'Avoin tila'], ['c']], { fixed })
    expect(rows.map(({ note }) => [note?.prompt, note?.priority])).toEqual([
      ['develop', 'equality'],
      ['works', undefined],
      ['develop', 'equality'],
    ])
  })

  test('says by name everything that keeps it from becoming a note; nothing is cut', () => {
    const long = 'x'.repeat(NOTE_TEXT_MAX_CHARS + 1)
    const rows = read([
      ['', 'A'],
      [long, 'A'],
      ['a', 'C'],
      ['b', ''],
      ['c', 'A', 'Tuntematon', 'Ryhmä'],
      ['d', 'A', '', 'Ryhmä'],
      ['e', 'A', 'Yhdenvertaisuus', 'r'.repeat(201)],
    ])
    expect(rows.map(({ note }) => note)).toEqual(Array(7).fill(undefined))
    expect(rows.map(({ faults }) => faults)).toEqual([
      [{ kind: 'no-words' }],
      [{ kind: 'too-long', chars: NOTE_TEXT_MAX_CHARS + 1 }],
      [{ kind: 'unknown', field: 'prompt', value: 'C' }],
      [{ kind: 'missing', field: 'prompt' }],
      [{ kind: 'unknown', field: 'priority', value: 'Tuntematon' }],
      [{ kind: 'cluster-homeless' }],
      [{ kind: 'cluster-too-long', chars: 201 }],
    ])
    expect(rows[1]?.text).toBe(long)
    expect(read([['a', 'A', '', '']], { fixed: {} })[0]?.faults).toEqual([{ kind: 'missing', field: 'workshop' }])
    const named = read([['a', 'A', 'n'.repeat(61)]], { columns: { text: 0, prompt: 1, author: 2 } })
    expect(named[0]?.faults).toEqual([{ kind: 'author-too-long', chars: 61 }])
  })

  test('[I2] says nothing of its author where the board takes none, however long the name', () => {
    const anonymous = { ...choices, takesAuthors: false }
    const withAuthors = mapping({ columns: { text: 0, prompt: 1, author: 2 } })
    const rows = readRows([['a', 'A', 'Aino'.repeat(40)]], withAuthors, anonymous, none)
    expect(rows[0]?.note).toEqual({ text: 'a', prompt: 'works', workshop: 'first' })
    expect(JSON.stringify(rows)).not.toContain('Aino')
  })

  test('keeps its number when the header and empty rows are passed over', () => {
    const rows = read(
      [
        ['Lappu', 'Kysymys'],
        ['a', 'A'],
        ['', ' '],
        ['b', 'B'],
      ],
      { hasHeader: true },
    )
    expect(rows.map(({ line, text }) => [line, text])).toEqual([
      [2, 'a'],
      [4, 'b'],
    ])
  })

  test('is a duplicate if an earlier row or a note of the board says the same to the same prompt', () => {
    const rows = read(
      [
        ['Sama', 'A'],
        [' sama ', 'A'],
        ['Sama', 'B'],
        ['Taululla', 'B'],
      ],
      {},
      new Set([wordsKey('develop', 'taululla')]),
    )
    expect(rows.map(({ isDuplicate }) => isDuplicate)).toEqual([false, true, false, true])
  })

  test('understands a value once its meaning has been told', () => {
    const table = [
      ['a', 'A', 'Laatu'],
      ['b', 'A', 'laatu '],
      ['c', 'A', 'Muu'],
      ['d', 'Hyvää', 'Muu'],
    ]
    expect(unknownValues(read(table))).toEqual([
      { field: 'priority', value: 'Laatu', count: 2 },
      { field: 'priority', value: 'Muu', count: 2 },
      { field: 'prompt', value: 'Hyvää', count: 1 },
    ])
    const meanings = new Map([
      [valueKey('priority', 'LAATU'), 'quality'],
      [valueKey('priority', 'Muu'), ''],
      [valueKey('prompt', 'hyvää'), 'works'],
    ])
    const rows = read(table, { meanings })
    expect(rows.map(({ note }) => [note?.prompt, note?.priority])).toEqual([
      ['works', 'quality'],
      ['works', 'quality'],
      ['works', undefined],
      ['works', undefined],
    ])
    expect(unknownValues(rows)).toEqual([])
  })
})

describe('a table’s columns', () => {
  const guess = (text: string) => guessMapping(readTableText(text), choices, { workshop: 'first' })

  test('are known by their header in three languages', () => {
    for (const header of [
      'Viitekehys;Painopiste;Kysymys;Ryhmä;Lappu;Työpaja;Kirjoittaja',
      'Framework;Priority;Question;Cluster;Note;Workshop;Author',
      'Referensram;Prioritering;Fråga;Grupp;Lapp;Verkstad;Författare',
    ]) {
      expect(guess(`${header}\na;b;c;d;e;f;g`)).toMatchObject({
        hasHeader: true,
        columns: { priority: 1, prompt: 2, cluster: 3, text: 4, workshop: 5, author: 6 },
      })
    }
  })

  test('are known by what the board knows where there is no header, and the longest is the text', () => {
    expect(guess('A;Pitkä lause siitä, mikä toimii;Ohjauksen laatu\nB;Toinen pitkä lause;Yhdenvertaisuus')).toEqual({
      hasHeader: false,
      columns: { prompt: 0, text: 1, priority: 2 },
      fixed: { workshop: 'first' },
      meanings: new Map(),
    })
  })

  test('are one of text where there is but one', () => {
    expect(guess('Yhteistyö toimii\nPuhelimeen vastataan')).toMatchObject({ hasHeader: false, columns: { text: 0 } })
    expect(guess('Lappu\nYhteistyö toimii')).toMatchObject({ hasHeader: true, columns: { text: 0 } })
    expect(guess('').columns).toEqual({})
  })
})

describe('our own exports', () => {
  const view = smallBoard()
    .with('clusters', 'c1', {
      title: { fi: 'Yhdessä' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })
    .with('notes', 'n1', { note: note({ text: '=Yhteistyö, "toimii"; **hyvin**\ntoinen rivi' }) })
    .with('notes', 'n2', { note: note({ text: 'Vapaa', wish: undefined, workshop: autumn }) })
    .with('places', placeId(goals, noteId('n1')), { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
  const known: Choices = {
    prompt: [{ id: works, names: ['A. Mikä toimii?'] }],
    priority: [{ id: schools, names: ['Koulut'] }],
    workshop: [
      { id: spring, names: ['Kevät'] },
      { id: autumn, names: ['Syksy'] },
    ],
    noPriority: ['Avoin tila'],
    takesAuthors: true,
  }
  const results = resultsOf(view, { language: 'fi', framework: goals })
  const expected = [
    {
      text: '=Yhteistyö, "toimii"; **hyvin**\ntoinen rivi',
      prompt: works,
      workshop: spring,
      priority: schools,
      cluster: 'Yhdessä',
    },
    { text: 'Vapaa', prompt: works, workshop: autumn },
  ]

  test('come back as the notes they were: CSV', () => {
    const table = readTableText(toCsv(results))
    expect(readRows(table, guessMapping(table, known, {}), known, none).map(row => row.note)).toEqual(expected)
  })

  test('come back as the notes they were: Excel, bold and all', () => {
    const read = readXlsx(toXlsx({ title: 'T', language: 'fi', sheets: toSheets(results) }), 100)
    const table = read.ok ? (read.sheets[0]?.rows ?? []) : []
    expect(readRows(table, guessMapping(table, known, {}), known, none).map(row => row.note)).toEqual(expected)
  })
})

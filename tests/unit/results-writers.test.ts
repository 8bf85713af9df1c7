import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBoardJson, toBoardJson } from '#shared/results/board-json.ts'
import { boldSpans, withoutBold } from '#shared/results/bold-text.ts'
import { toCsv } from '#shared/results/csv.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { resultsOf } from '#shared/results/results.ts'
import { exampleBoard } from '#shared/template/example-board.ts'
import { PlainView } from '#tests/support/plain-view.ts'
import { note, smallBoard, withNotes } from '#tests/support/small-board.ts'

const XSS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[link](javascript:alert(1))',
  '"><svg onload=alert(1)>',
  '](x) <b>',
]

/** A small board with three notes in a cluster of two and one alone. */
function clustered(): PlainView {
  return withNotes(smallBoard(), ['n1', 'n2', 'n3'])
    .set('clusters', 'c1', {
      title: { fi: 'Yhdessä', en: 'Together' },
      place: { framework: 'goals', priority: 'schools', prompt: 'works', order: 'a0' },
    })
    .set('clusters', 'c2', {
      title: { fi: 'Tyhjä' },
      place: { framework: 'goals', priority: 'schools', prompt: 'works', order: 'a1' },
    })
    .set('places', 'goals:n1', { place: { in: 'cluster', cluster: 'c1', order: 'a1' } })
    .set('places', 'goals:n2', { place: { in: 'cluster', cluster: 'c1', order: 'a0' } })
}

describe('results', () => {
  test('give clusters by size, then single notes, and leave empty clusters out', () => {
    const view = clustered()
      .set('clusters', 'c3', {
        title: { fi: 'Suurin' },
        place: { framework: 'goals', priority: 'schools', prompt: 'works', order: 'a2' },
      })
      .set('notes', 'n4', { note: note({ text: 'Neljäs' }) })
      .set('notes', 'n5', { note: note({ text: 'Viides' }) })
      .set('notes', 'n6', { note: note({ text: 'Kuudes' }) })
    for (const id of ['n4', 'n5', 'n6']) {
      view.set('places', `goals:${id}`, { place: { in: 'cluster', cluster: 'c3', order: 'a0' } })
    }
    const list = resultsOf(view, { language: 'fi' }).frameworks[0]?.priorities[0]?.lists[0]
    expect(list?.clusters.map(cluster => [cluster.title, cluster.notes.length])).toEqual([
      ['Suurin', 3],
      ['Yhdessä', 2],
    ])
    expect(list?.clusters[1]?.notes.map(each => each.id)).toEqual(['n2', 'n1'])
    expect(list?.notes.map(each => each.id)).toEqual(['n3'])
    expect(list?.noteCount).toBe(6)
  })

  test('speak the language asked for, and the board’s where there is no such text', () => {
    const results = resultsOf(clustered(), { language: 'en' })
    expect(results.frameworks[0]?.priorities[0]?.lists[0]?.clusters[0]?.title).toBe('Together')
    expect(results.frameworks[0]?.title).toBe('Tavoitteet')
  })

  test('keep to one framework or one workshop when asked', () => {
    const view = clustered().set('notes', 'n3', { note: note({ workshop: 'autumn' as never }) })
    const only = resultsOf(view, { language: 'fi', framework: 'goals', workshop: 'autumn' })
    expect(only.frameworks.map(framework => framework.id)).toEqual(['goals'])
    expect(only.frameworks[0]?.priorities[0]?.noteCount).toBe(1)
    expect(only.frameworks[0]?.priorities[0]?.lists[0]?.notes[0]?.date).toBe('2026-10-06')
  })

  test('show a facilitator’s wording and keep the author’s own words beside it', () => {
    const view = clustered().set('wordings', 'n3', { text: 'Toisin sanoin' })
    const shown = resultsOf(view, { language: 'fi' }).frameworks[0]?.priorities[0]?.lists[0]?.notes[0]
    expect(shown).toMatchObject({ text: 'Toisin sanoin', ownWords: 'Yhteistyö toimii' })
  })

  test('leave out what is in the bin', () => {
    const view = clustered().set('hidden', 'n3', { since: true })
    expect(resultsOf(view, { language: 'fi' }).frameworks[0]?.priorities[0]?.noteCount).toBe(2)
  })

  test('hold authors only where the board shows them, whatever a row says', () => {
    const view = clustered().set('notes', 'n3', { note: note({ author: 'Aino' }) })
    expect(JSON.stringify(resultsOf(view, { language: 'fi' }))).not.toContain('Aino')
    view.set('about', 'board', { anonymity: 'named' })
    expect(JSON.stringify(resultsOf(view, { language: 'fi' }))).toContain('Aino')
  })

  test('[A45] end every writing direction that a title or a note begins, and none that is ended already', () => {
    const view = clustered()
      .set('notes', 'n3', { note: note({ text: 'a \u202eb \u2067c' }) })
      .set('clusters', 'c1', { title: { fi: '\u2067Yhdessä\u2069' } })
    const list = resultsOf(view, { language: 'fi' }).frameworks[0]?.priorities[0]?.lists[0]
    expect(list?.notes[0]?.text).toBe('a \u202eb \u2067c\u2069\u202c')
    expect(list?.clusters[0]?.title).toBe('\u2067Yhdessä\u2069')
  })

  test('of a board without a readable declaration hold no authors', () => {
    const view = clustered()
      .set('notes', 'n3', { note: note({ author: 'Aino' }) })
      .take('about', 'board')
    expect(JSON.stringify(resultsOf(view, { language: 'fi' }))).not.toContain('Aino')
  })
})

describe('bold', () => {
  test.each([
    ['plain', [['plain', false]]],
    ['**all of it**', [['all of it', true]]],
    [
      'some **bold** word',
      [
        ['some ', false],
        ['bold', true],
        [' word', false],
      ],
    ],
    [
      '**a** and **b**',
      [
        ['a', true],
        [' and ', false],
        ['b', true],
      ],
    ],
    ['2 ** 3 ** 4', [['2 ** 3 ** 4', false]]],
    ['** no **', [['** no **', false]]],
    ['**over\nlines**', [['**over\nlines**', false]]],
    ['****', [['****', false]]],
  ] as const)('%j', (text, expected) => {
    expect(boldSpans(text).map(span => [span.text, span.isBold])).toEqual(expected)
  })

  test('no word is lost, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', 'a', ' ', '\n', 'ä') }), text => {
        expect(withoutBold(text).replaceAll('*', '')).toBe(text.replaceAll('*', ''))
        expect(boldSpans(text).every(span => span.text !== '')).toBe(true)
      }),
    )
  })
})

describe('Markdown', () => {
  test('keeps bold and names priority, prompt, cluster and date', () => {
    const view = clustered().set('notes', 'n3', { note: note({ text: 'Tämä on **tärkeää** työtä' }) })
    const text = toMarkdown(resultsOf(view, { language: 'fi' }))
    expect(text).toContain('### 1. Koulut')
    expect(text).toContain('#### A. Mikä toimii?')
    expect(text).toContain('##### Yhdessä (2 lappua)')
    expect(text).toContain('- Tämä on **tärkeää** työtä (2026-04-14)')
  })

  test.each(XSS)('[A41] %s stays text', attack => {
    const view = clustered()
      .set('notes', 'n3', { note: note({ text: attack }) })
      .set('clusters', 'c1', { title: { fi: attack } })
      .set('about', 'board', { title: { fi: attack } })
    const text = toMarkdown(resultsOf(view, { language: 'fi' }))
    expect(text).not.toMatch(/(?<!\\)[<>[\]]/)
    expect(text.replaceAll(/\\(.)/g, '$1')).toContain(attack)
  })

  test.each([
    '# heading',
    '- item',
    '+ item',
    '1. item',
    '1) item',
    '> quote',
    '=== rule',
    '--- rule',
    '***',
    '```',
    '| a | b |',
  ])('a note that begins like %j makes no markup, on its first line or on a later one', start => {
    const view = clustered().set('notes', 'n3', { note: note({ text: `${start}\n${start}` }) })
    const lines = toMarkdown(resultsOf(view, { language: 'fi' })).split('\n')
    const at = lines.findIndex(line => line.endsWith('\\') && line.startsWith('- '))
    expect(lines[at]?.slice(2)).toMatch(/^(?:\\|\d+\\)/)
    expect(lines[at + 1]).toMatch(/^ {2}(?:\\|\d+\\)/)
  })
})

describe('CSV', () => {
  /** A reader after RFC 4180 that knows nothing of the writer. */
  function parse(text: string): string[][] {
    const rows: string[][] = [[]]
    let cell = ''
    let isQuoted = false
    for (let i = 0; i < text.length; i += 1) {
      const mark = text.charAt(i)
      if (isQuoted) {
        if (mark !== '"') cell += mark
        else if (text.charAt(i + 1) === '"') {
          cell += '"'
          i += 1
        } else isQuoted = false
      } else if (mark === '"') isQuoted = true
      else if (mark === ',') {
        rows.at(-1)?.push(cell)
        cell = ''
      } else if (mark === '\r' && text.charAt(i + 1) === '\n') {
        rows.at(-1)?.push(cell)
        cell = ''
        rows.push([])
        i += 1
      } else cell += mark
    }
    return rows.slice(0, -1)
  }

  test('is UTF-8 with its mark, with a row for every note in every framework', () => {
    const text = toCsv(resultsOf(clustered(), { language: 'fi' }))
    expect(text.startsWith('\uFEFF')).toBe(true)
    const rows = parse(text.slice(1))
    expect(rows[0]).toEqual([
      'Viitekehys',
      'Painopiste',
      'Kysymys',
      'Ryhmä',
      'Lappu',
      'Kirjoittajan omat sanat',
      'Avainlappu',
      'Työpaja',
      'Päivä',
    ])
    expect(rows).toHaveLength(1 + 3 + 3)
    expect(rows[1]?.slice(0, 5)).toEqual(['Tavoitteet', 'Koulut', 'A. Mikä toimii?', 'Yhdessä', 'Yhteistyö toimii'])
    expect(rows[4]?.[1]).toBe('Avoin tila')
  })

  test.each([
    ['sv', 'Prioritering'],
    ['en', 'Priority'],
  ] as const)('names its columns in %s', (language, word) => {
    expect(toCsv(resultsOf(clustered(), { language }))).toContain(word)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\u0000=1', ' =1', '＝1+1', '=HYPERLINK("http://x","y")'])(
    '[A44] a note that begins %j is no formula',
    attack => {
      const view = clustered()
        .set('notes', 'n3', { note: note({ text: attack }) })
        .set('clusters', 'c1', { title: { fi: attack } })
      const rows = parse(toCsv(resultsOf(view, { language: 'fi' })).slice(1))
      expect(rows.flat().filter(cell => cell === attack)).toEqual([])
      expect(rows.flat()).toContain(`'${attack}`)
    },
  )

  test('anything written comes back as it was', () => {
    fc.assert(
      fc.property(
        // A note has at least one letter that is seen.
        fc
          .string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'ä', '=', ' '), minLength: 1 })
          .filter(text => /\S/.test(text)),
        text => {
          const view = clustered().set('notes', 'n3', { note: note({ text }) })
          const cell = parse(toCsv(resultsOf(view, { language: 'fi' })).slice(1))[3]?.[4]
          expect([text, `'${text}`]).toContain(cell)
        },
      ),
    )
  })
})

describe('JSON', () => {
  const none = () => ''
  const example = new PlainView().apply(exampleBoard({ startDate: '2026-11-05', retainUntil: '2027-11-05' }).rows)

  test('a whole board comes back row for row', () => {
    const read = readBoardJson(toBoardJson(example, none))
    expect(read).toMatchObject({ ok: true, skipped: 0 })
    if (read.ok) expect(new PlainView().apply(read.rows).toJSON()).toEqual(example.toJSON())
  })

  test('the words of statements come back with them, those of no statement and those that are too long do not', () => {
    const statement = { priority: 'schools', order: 'a0', evidence: [] } as never
    const view = clustered().set('statements', 's1', statement).set('statements', 's2', statement)
    const text = toBoardJson(view, id => (id === 's1' ? 'Opimme **yhdessä**.' : ''))
    const read = readBoardJson(text)
    expect(read).toMatchObject({ ok: true, skipped: 0, statementTexts: new Map([['s1', 'Opimme **yhdessä**.']]) })
    const strange = { ...JSON.parse(text), statementTexts: { s1: 'x'.repeat(10_001), s2: 5, gone: 'words' } }
    expect(readBoardJson(JSON.stringify(strange))).toMatchObject({ ok: true, skipped: 3, statementTexts: new Map() })
    const { statementTexts: _none, ...older } = JSON.parse(text)
    expect(readBoardJson(JSON.stringify(older))).toMatchObject({ ok: true, skipped: 0, statementTexts: new Map() })
  })

  test('says its format and version', () => {
    expect(JSON.parse(toBoardJson(example, none))).toMatchObject({ format: 'timantti-board', version: 1, schema: 1 })
  })

  test('of an anonymous board holds no author even if a row has one', () => {
    const view = clustered().set('notes', 'n3', { note: note({ author: 'Aino' }) })
    expect(toBoardJson(view, none)).not.toContain('Aino')
    expect(toBoardJson(view.copy().set('about', 'board', { anonymity: 'pseudonymous' }), none)).toContain('Aino')
  })

  test('never holds what is not for everybody', () => {
    const view = clustered()
      .set('waiting', 'n9', { note: note({ text: 'odottaa' }) })
      .set('people', 'p1', { role: 'participant', here: true, name: 'Aino' })
      .set('ownNotes', 'o1', { note: { ...note({ text: 'oma' }), revision: 1 } })
    const text = toBoardJson(view, none)
    expect(text).not.toMatch(/odottaa|Aino|"oma"/)
  })

  test('malformed rows are passed over and counted, hostile keys reach nothing', () => {
    const hostile = {
      format: 'timantti-board',
      version: 1,
      schema: 1,
      tables: {
        notes: { good: { note: note() }, bad: { note: { text: 1 } }, 'not.an.id': { note: note() } },
        places: { 'goals:good': { place: { in: 'priority', priority: 'schools', order: 'a0' } }, lonely: {} },
        people: { p1: { role: 'facilitator', here: true } },
      },
    }
    const text = JSON.stringify(hostile).replace('"good":', '"__proto__":{"polluted":{}},"good":')
    const read = readBoardJson(text)
    expect(read).toMatchObject({ ok: true })
    if (!read.ok) return
    expect(read.rows.map(row => row.id)).toEqual(['good', 'goals:good'])
    expect(read.skipped).toBeGreaterThanOrEqual(3)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test.each([
    ['{', 'not-json'],
    ['[]', 'not-a-board'],
    ['{"format":"other","version":1,"schema":1,"tables":{}}', 'not-a-board'],
    ['{"format":"timantti-board","version":2,"schema":1,"tables":{}}', 'newer-version'],
    ['{"format":"timantti-board","version":1,"schema":99,"tables":{}}', 'newer-version'],
  ])('%s is refused by name', (text, reason) => {
    expect(readBoardJson(text)).toEqual({ ok: false, reason })
  })
})

test('a title in no language at all is an empty heading, not an error', () => {
  const view = clustered().take('about', 'board')
  expect(toMarkdown(resultsOf(view, { language: 'fi' }))).toMatch(/^# \n/)
})

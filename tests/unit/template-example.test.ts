import { describe, expect, test } from 'vitest'
import { DECLARED_FIELDS, HOMES, SCHEMA_VERSION } from '#shared/doc/documents.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { isId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_ADVISED_CHARS } from '#shared/domain/limits.ts'
import { contentsOf, placeOf } from '#shared/domain/placing.ts'
import type { LocalText, TableName } from '#shared/domain/tables.ts'
import { boldSpans, withoutBold } from '#shared/results/bold-text.ts'
import { exampleBoard } from '#shared/template/example-board.ts'
import { daysAfter } from '#shared/template/template.ts'
import { TEMPLATES, templateById } from '#shared/template/templates.ts'
import { PlainView } from '#tests/support/plain-view.ts'

const start = { startDate: '2026-11-05', retainUntil: '2027-11-05' }
const { rows, title } = exampleBoard(start)
const example = new PlainView().apply(rows)
const notes = [...example.rows('notes')].map(([id, { note }]) => ({ id: id as NoteId, ...note }))
const national = 'national' as FrameworkId
const regional = 'regional' as FrameworkId

describe.each(TEMPLATES.map(template => [template.id, template] as const))('the template %s', (id, template) => {
  const made = template.rows({ title: undefined, language: 'sv', anonymity: 'anonymous', ...start })
  const view = new PlainView().apply(made)

  test('has an id that can be found, and every row of it is valid', () => {
    expect(isId(id)).toBe(true)
    expect(templateById(id)).toBe(template)
    for (const table of Object.keys(HOMES) as TableName[]) {
      expect(view.rows(table).size, table).toBe(
        new Set(made.filter(row => row.table === table).map(row => row.id)).size,
      )
    }
  })

  test('says everything in Finnish, Swedish and English', () => {
    const texts: LocalText[] = [template.title, template.description]
    for (const { fields } of made) {
      for (const field of ['title', 'description', 'hint', 'talk', 'aim'] as const) {
        const text = (fields as Record<string, unknown>)[field]
        if (text !== undefined) texts.push(text as LocalText)
      }
    }
    expect(texts.length).toBeGreaterThan(30)
    for (const { fi, sv, en } of texts) {
      expect([fi, sv, en].every(words => words !== undefined && words.trim() !== '')).toBe(true)
      expect(new Set([fi, sv, en]).size, `${fi}`).toBe(3)
    }
  })

  test('declares what only the clerk may write, in the version of the documents', () => {
    expect(view.row('about', 'board')).toMatchObject({ schema: SCHEMA_VERSION, anonymity: 'anonymous', language: 'sv' })
    expect([...DECLARED_FIELDS].every(field => field.startsWith('about.'))).toBe(true)
  })
})

describe('the strategy workshop', () => {
  const template = templateById('strategy-workshop')
  const made = template?.rows({ title: { en: 'Ours' }, language: 'en', anonymity: 'named', ...start }) ?? []
  const view = new PlainView().apply(made)

  test('has six national goals, five regional priorities, and prompts A and B', () => {
    expect(contentsOf(view, national).priorities).toHaveLength(6)
    expect(contentsOf(view, regional).priorities).toHaveLength(5)
    expect([...view.rows('prompts').values()].map(prompt => prompt.letter)).toEqual(['A', 'B'])
  })

  test('has three workshops, dated from the start', () => {
    const dates = [...view.rows('workshops').values()].map(workshop => workshop.date)
    expect(dates).toEqual(['2026-11-05', '2026-11-12', '2026-11-17'])
  })

  test('fills ninety minutes from the welcome to the close', () => {
    const steps = [...view.rows('steps').values()].toSorted((a, b) => (a.order < b.order ? -1 : 1))
    expect(steps.reduce((sum, step) => sum + step.rules.minutes, 0)).toBe(90)
    expect(steps.map(step => step.rules.kind)).toEqual([
      'talk',
      'write',
      'write',
      'write',
      'arrange',
      'vote',
      'rate',
      'discuss',
      'close',
    ])
    expect(steps.filter(step => step.rules.mode === 'private').map(step => step.rules.prompts)).toEqual([
      ['works'],
      ['develop'],
    ])
  })

  test('begins with its first step and first workshop, under the title it was given', () => {
    expect(view.row('run', 'board')).toEqual({ step: 'welcome', workshop: 'first' })
    expect(view.row('about', 'board')?.title).toEqual({ en: 'Ours' })
  })
})

describe('the example board', () => {
  test('holds at least 150 different notes', () => {
    expect(notes.length).toBeGreaterThanOrEqual(150)
    expect(new Set(notes.map(note => withoutBold(note.text).toLowerCase())).size).toBe(notes.length)
  })

  test('is made of valid rows with the same ids each time', () => {
    for (const table of Object.keys(HOMES) as TableName[]) {
      expect(example.rows(table).size, table).toBe(
        new Set(rows.filter(row => row.table === table).map(row => row.id)).size,
      )
    }
    expect(exampleBoard(start).rows).toEqual(rows)
    expect(title.fi).toMatch(/^Esimerkki/)
  })

  test('keeps every place: none points at something gone or at another prompt', () => {
    for (const [id, { place }] of example.rows('places')) {
      const [framework, note] = id.split(':') as [FrameworkId, NoteId]
      expect(example.row('notes', note), id).toBeDefined()
      expect(placeOf(example, framework, note), id).toMatchObject(place)
    }
  })

  test('has a place for every note among the national goals, and for many under the regional priorities', () => {
    const placedIn = (framework: string) =>
      [...example.rows('places').keys()].filter(id => id.startsWith(`${framework}:`)).length
    expect(placedIn('national')).toBe(notes.length)
    expect(placedIn('regional')).toBeGreaterThanOrEqual(50)
    expect(contentsOf(example, national).open.length).toBeGreaterThanOrEqual(10)
  })

  test('has clusters of at least two notes with their own Finnish titles in both frameworks', () => {
    const clusters = [national, regional].flatMap(framework =>
      contentsOf(example, framework).priorities.flatMap(priority => priority.lists.flatMap(list => list.clusters)),
    )
    expect(clusters.length).toBe(example.rows('clusters').size)
    expect(clusters.length).toBeGreaterThanOrEqual(25)
    for (const { cluster, notes: inside } of clusters) expect(inside.length, cluster).toBeGreaterThanOrEqual(2)
    const titles = [...example.rows('clusters').values()].map(cluster => cluster.title.fi)
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('is spread over three workshops, both prompts and all six goals', () => {
    for (const workshop of ['first', 'second', 'third']) {
      expect(notes.filter(note => note.workshop === workshop).length, workshop).toBeGreaterThanOrEqual(20)
    }
    for (const prompt of ['works', 'develop']) {
      expect(notes.filter(note => note.prompt === prompt).length, prompt).toBeGreaterThanOrEqual(60)
    }
    for (const { priority, noteCount } of contentsOf(example, national).priorities) {
      expect(noteCount, priority).toBeGreaterThanOrEqual(20)
    }
  })

  test('shows bold words and wholly bold notes, long ones, key notes and colours', () => {
    const spans = notes.map(note => boldSpans(note.text))
    expect(spans.filter(parts => parts.some(part => part.isBold) && parts.length > 1).length).toBeGreaterThanOrEqual(20)
    expect(spans.filter(parts => parts.length === 1 && parts[0]?.isBold).length).toBeGreaterThanOrEqual(1)
    expect(notes.filter(note => note.text.length > 180).length).toBeGreaterThanOrEqual(2)
    expect(notes.every(note => note.text.length <= NOTE_TEXT_ADVISED_CHARS)).toBe(true)
    const marks = [...example.rows('marks').values()]
    expect(marks.filter(mark => mark.key).length).toBeGreaterThanOrEqual(10)
    expect(new Set(marks.flatMap(mark => mark.colour ?? [])).size).toBeGreaterThanOrEqual(4)
  })

  test('says nothing of its authors, and no text is filler', () => {
    expect(notes.every(note => !('author' in note))).toBe(true)
    expect(notes.filter(note => /muistiinpano|esimerkki|lorem|testi\b|\bnote\b/i.test(note.text))).toEqual([])
    expect(notes.filter(note => note.text !== note.text.trim() || / {2}/.test(note.text))).toEqual([])
  })

  test('has a counted vote whose dots people could have given', () => {
    const round = example.row('rounds', 'example-vote')
    const result = example.row('results', 'example-vote')?.result
    if (round?.rules.kind !== 'dots' || result?.kind !== 'dots') throw new Error('no vote')
    const given = result.targets.reduce((sum, { dots }) => sum + dots, 0)
    expect(given).toBeLessThanOrEqual(result.voters * round.rules.dots)
    expect(result.targets.map(({ dots }) => dots)).toEqual(
      result.targets.map(({ dots }) => dots).toSorted((a, b) => b - a),
    )
    for (const { id, voters, dots } of result.targets) {
      expect(example.row('clusters', id)?.place.framework).toBe(round.rules.framework)
      expect(voters).toBeLessThanOrEqual(dots)
      expect(dots).toBeLessThanOrEqual(voters * round.rules.perTarget)
    }
  })

  test('stands in the arranging of its third workshop, with both private writings revealed', () => {
    expect(example.row('run', 'board')).toEqual({ step: 'arrange', workshop: 'third' })
    expect(example.row('progress', 'write-a')).toEqual({ began: true, revealed: true })
    expect(example.row('progress', 'write-b')).toEqual({ began: true, revealed: true })
    expect(example.row('progress', 'vote')).toBeUndefined()
  })
})

test('days are counted over the ends of months and years', () => {
  expect(daysAfter('2026-12-30', 3)).toBe('2027-01-02')
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29')
})

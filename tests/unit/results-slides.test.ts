import { describe, expect, test } from 'vitest'
import { type ListsSlide, toSlides } from '#shared/results/slides.ts'
import { cluster, noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

type Given = Parameters<typeof resultsWith>

function listsSlides(...given: Given): readonly ListsSlide[] {
  return toSlides(resultsWith(...given)).slides.filter(slide => slide.kind === 'lists')
}

/** The texts of one column over all slides, headings in square brackets. */
function column(slides: readonly ListsSlide[], at: number): readonly string[] {
  return slides.flatMap(slide =>
    (slide.columns[at]?.paragraphs ?? []).map(({ kind, spans }) => {
      const text = spans.map(span => span.text).join('')
      return kind === 'heading' ? `[${text}]` : text
    }),
  )
}

const many = (count: number, letter: string) =>
  Array.from({ length: count }, (_, at) => noteResult(`${letter}${at} ${'word '.repeat(20)}end`, { letter }))

describe('slides', () => {
  test('begin with the board, its workshops and the counts of each priority and prompt', () => {
    const { slides } = toSlides(resultsWith({ notes: [noteResult('one')] }, { notes: many(3, 'B') }))
    expect(slides[0]).toEqual({ kind: 'title', title: 'Strategy', lines: ['Spring · 2026-05-05'], notesPage: '' })
    expect(slides[1]).toEqual({
      kind: 'table',
      title: 'Overview: Goals',
      description: 'Number of notes by priority and prompt: Goals',
      most: 3,
      rows: [
        ['Priority', 'A. Question A', 'B. Question B'],
        ['1. Schools', '1', '3'],
      ],
    })
  })

  test('show clusters with their notes, then single notes, A to the left and B to the right', () => {
    const a = {
      clusters: [cluster('Together', noteResult('first'), noteResult('second'))],
      notes: [noteResult('alone')],
    }
    const slides = listsSlides(a, { notes: [noteResult('other', { letter: 'B' })] })
    expect(slides).toHaveLength(1)
    expect(column(slides, 0)).toEqual(['[Together (2)]', 'first', 'second', '[Other notes]', 'alone'])
    expect(column(slides, 1)).toEqual(['other'])
    const [left, right] = slides[0]?.columns ?? []
    expect((left?.frame.x ?? 0) + (left?.frame.width ?? 0)).toBeLessThan(right?.frame.x ?? 0)
  })

  test('give the single notes to the speaker, and none of the clustered ones', () => {
    const a = { clusters: [cluster('Together', noteResult('first'))], notes: [noteResult('a **bold** one')] }
    expect(listsSlides(a, { notes: [noteResult('other')] })[0]?.notesPage).toBe('A: a bold one\nB: other')
  })

  test('keep bold as stretches of text and mark key notes', () => {
    const slides = listsSlides({ notes: [noteResult('a **bold** one', { isKey: true })] }, {})
    expect(slides[0]?.columns[0]?.paragraphs[0]?.spans).toEqual([
      { text: '★ ', isBold: false },
      { text: 'a ', isBold: false },
      { text: 'bold', isBold: true },
      { text: ' one', isBold: false },
    ])
  })

  test('say so where a list is empty', () => {
    const slides = listsSlides({}, { notes: [noteResult('other')] })
    expect(column(slides, 0)).toEqual(['No notes.'])
  })

  test('are set as large as their lines allow', () => {
    const [few, some] = [listsSlides({ notes: many(2, 'A') }, {}), listsSlides({ notes: many(9, 'A') }, {})]
    expect(few[0]?.fontPt).toBe(18)
    expect(some).toHaveLength(1)
    expect(some[0]?.fontPt).toBeGreaterThanOrEqual(11)
    expect(some[0]?.fontPt).toBeLessThan(18)
  })

  test('go on where a list is long, with every note once and in order', () => {
    const a = { clusters: [cluster('Large', ...many(30, 'A'))], notes: many(10, 'S') }
    const slides = listsSlides(a, { notes: many(5, 'B') })
    const count = slides.length
    expect(count).toBeGreaterThan(2)
    expect(slides.map(({ title }) => title)).toEqual(slides.map((_, at) => `1. Schools (${at + 1}/${count})`))
    const notes = column(slides, 0).filter(text => !text.startsWith('['))
    expect(notes.map(text => text.split(' ')[0])).toEqual(
      [...many(30, 'A'), ...many(10, 'S')].map(n => n.text.split(' ')[0]),
    )
    expect(column(slides, 1)).toHaveLength(5)
  })

  test('say the heading again on the next slide, and never end with one', () => {
    const slides = listsSlides({ clusters: [cluster('Large', ...many(30, 'A')), cluster('Next', ...many(9, 'N'))] }, {})
    for (const { columns } of slides) {
      expect(columns[0]?.paragraphs[0]?.kind).toBe('heading')
      expect(columns[0]?.paragraphs.at(-1)?.kind).toBe('note')
    }
  })

  test('show the open space by prompt', () => {
    const open = [noteResult('b', { letter: 'B', prompt: 'Else?' }), noteResult('a')]
    const last = listsSlides({}, {}, open).at(-1)
    expect(last?.title).toBe('Goals: Open space')
    expect(last?.columns.map(({ title }) => title)).toEqual(['A. What works?', 'B. Else?'])
  })

  test('have titles that differ, also where two frameworks call a priority the same', () => {
    const once = resultsWith({ notes: many(40, 'A') }, {})
    const { slides } = toSlides({ ...once, frameworks: [...once.frameworks, ...once.frameworks] })
    const titles = slides.map(slide => slide.title)
    expect(titles).toContain('1. Schools (2/4)')
    expect(titles).toContain('1. Schools (2/4) [2]')
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('say of each list whose it is, how long it is, and which part of it', () => {
    const [slide] = listsSlides({ notes: many(40, 'A') }, {})
    expect(slide?.columns[0]?.description).toBe('1. Schools. A. Question A: 40 notes (1/4)')
  })

  test('tell the speaker the whole of an aim that is too long to show, and what a priority means', () => {
    const aim = `${'word '.repeat(300)}end`
    const given = resultsWith({ notes: [noteResult('one')] }, {})
    const [framework] = given.frameworks
    const priorities = framework?.priorities.map(each => ({ ...each, description: 'What it means' })) ?? []
    const frameworks = framework ? [{ ...framework, priorities }] : []
    const [title, , lists] = toSlides({ ...given, aim, frameworks }).slides
    expect(title?.kind === 'title' && title.lines[0]?.length).toBeLessThan(720)
    expect(title?.kind === 'title' && title.notesPage).toBe(`Aim: ${aim}`)
    expect(lists?.kind === 'lists' && lists.notesPage).toBe('What it means\nA: one')
  })

  test('set a note that is as long as a slide smaller, and never cut it', () => {
    const long = noteResult(`${'word '.repeat(199)}end`)
    const three = resultsWith({ notes: [long, ...many(30, 'A')] }, {})
    const [framework] = three.frameworks
    const [priority] = framework?.priorities ?? []
    const lists = priority ? [...priority.lists, { ...(priority.lists[1] ?? priority.lists[0]), letter: 'C' }] : []
    const frameworks =
      framework && priority ? [{ ...framework, priorities: [{ ...priority, lists: lists as never }] }] : []
    const slides = toSlides({ ...three, frameworks }).slides.filter(slide => slide.kind === 'lists')
    expect(slides[0]?.fontPt).toBeLessThan(14)
    expect(column(slides, 0).filter(text => text === long.text)).toHaveLength(1)
  })
})

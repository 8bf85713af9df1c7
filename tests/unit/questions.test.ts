import { describe, expect, test } from 'vitest'
import { setQuestions } from '#shared/domain/commands/questions.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { placeId } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { openQuestions } from '#shared/domain/questions.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { resultsOf } from '#shared/results/results.ts'
import { cellText, toSheets } from '#shared/results/sheets.ts'
import { toSlides } from '#shared/results/slides.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  arranger,
  clusterId,
  facilitator,
  goals,
  noteId,
  regions,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** A cluster of one note under schools, and one more note beside it. */
function board(): PlainView {
  const view = withNotes(smallBoard(), ['in', 'beside'], { text: 'Kuka **maksaa**?' })
  view.with('clusters', 'c', {
    title: { fi: 'Raha' },
    place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
  })
  return view.with('places', placeId(goals, 'in' as NoteId), {
    place: { in: 'cluster', cluster: clusterId('c'), order: 'a0' },
  })
}

const targets = [noteId('beside'), clusterId('c')]
const reasonOf = (plan: Plan) => (plan.accepted ? 'accepted' : plan.reason)
const mark = (view: PlainView) => view.apply(setQuestions(view, facilitator, { targets, isQuestion: true }))

describe('open questions', () => {
  test('are marked and unmarked by facilitators, notes and clusters alike, beside the other marks', () => {
    const view = mark(board().with('marks', 'beside', { key: true }))
    expect(view.row('marks', 'beside')).toEqual({ key: true, question: true })
    expect(openQuestions(view)).toEqual({ clusters: ['c'], notes: ['beside'] })
    view.apply(setQuestions(view, facilitator, { targets, isQuestion: false }))
    expect(view.row('marks', 'beside')).toEqual({ key: true })
    expect(openQuestions(view)).toEqual({ clusters: [], notes: [] })
  })

  test('are refused by name', () => {
    const view = mark(board())
    expect(reasonOf(setQuestions(view, arranger, { targets, isQuestion: false }))).toBe('not-allowed')
    expect(reasonOf(setQuestions(view, facilitator, { targets, isQuestion: true }))).toBe('nothing-to-do')
    expect(reasonOf(setQuestions(view, facilitator, { targets: [], isQuestion: true }))).toBe('nothing-to-do')
    expect(reasonOf(setQuestions(view, facilitator, { targets: [noteId('no')], isQuestion: true }))).toBe(
      'note-missing',
    )
  })

  test('are not those in the bin, nor clusters that are gone or of another framework', () => {
    const view = mark(board())
    expect(openQuestions(view, regions)).toEqual({ clusters: [], notes: ['beside'] })
    view.with('hidden', 'beside', { since: true }).take('clusters', 'c')
    expect(openQuestions(view)).toEqual({ clusters: [], notes: [] })
  })

  test('stand in every document as a table, and in the workbook in a column too', () => {
    const results = resultsOf(mark(board()), { language: 'en', framework: goals })
    expect(results.frameworks[0]?.questions?.rows).toEqual([
      ['Raha', 'Koulut', 'A. Mikä toimii?'],
      ['Kuka maksaa?', 'Koulut', 'A. Mikä toimii?'],
    ])
    const markdown = toMarkdown(results)
    expect(markdown).toContain('### Open questions')
    expect(markdown).toContain('| Raha | Koulut | A. Mikä toimii? |')
    const slide = toSlides(results).slides.find(each => each.title === 'Open questions')
    expect(slide?.kind === 'table' && slide.rows[1]?.[0]).toBe('Raha')
    const sheets = toSheets(results)
    expect(sheets.at(-1)?.name).toBe('Open questions')
    const [head, ...rows] = sheets[0]?.rows.map(row => row.map(cellText)) ?? []
    const column = head?.indexOf('Open question') ?? -1
    expect(rows.map(row => row[column]).toSorted()).toEqual(['', 'yes'])
  })

  test('leave documents as they were where there are none', () => {
    const results = resultsOf(board(), { language: 'en', framework: goals })
    expect(results.frameworks[0]?.questions).toBeUndefined()
    expect(toMarkdown(results)).not.toContain('Open questions')
    expect(toSheets(results).some(({ name }) => name === 'Open questions')).toBe(false)
  })
})

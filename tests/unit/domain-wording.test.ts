import { describe, expect, test } from 'vitest'
import { clearWording, hideNotes, restoreNotes, rewordNote, shownText } from '#shared/domain/commands/wording.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import { arranger, facilitator, goals, noteId, smallBoard, withNotes } from '#tests/support/small-board.ts'

const one = noteId('n1')
const two = noteId('n2')

describe('a facilitator’s wording', () => {
  test('is shown instead of the author’s own words, which stay', () => {
    const view = withNotes(smallBoard(), ['n1'], { text: 'oma' })
    expect(shownText(view, one)).toBe('oma')
    view.apply(rewordNote(view, facilitator, { note: one, text: ' Siistitty ' }))
    expect(shownText(view, one)).toBe('Siistitty')
    expect(view.row('notes', one)?.note.text).toBe('oma')
    expect(shownText(view, noteId('no'))).toBeUndefined()
  })

  test('goes when it is cleared, or when it says the own words again', () => {
    const view = withNotes(smallBoard(), ['n1'], { text: 'oma' })
    view.apply(rewordNote(view, facilitator, { note: one, text: 'A' }))
    view.apply(clearWording(view, facilitator, one))
    expect(view.row('wordings', one)).toBeUndefined()
    view.apply(rewordNote(view, facilitator, { note: one, text: 'A' }))
    view.apply(rewordNote(view, facilitator, { note: one, text: 'oma' }))
    expect(view.row('wordings', one)).toBeUndefined()
    expect(clearWording(view, facilitator, one)).toMatchObject({ reason: 'nothing-to-do' })
  })

  test('is refused without words, with too many, without change, for a note that is gone, and to participants', () => {
    const view = withNotes(smallBoard(), ['n1'], { text: 'oma' })
    const reword = (text: string, note = one) => rewordNote(view, facilitator, { note, text })
    expect(reword('')).toMatchObject({ reason: 'text-empty' })
    expect(reword('x'.repeat(1001))).toMatchObject({ reason: 'text-too-long' })
    expect(reword('oma')).toMatchObject({ reason: 'nothing-to-do' })
    expect(reword('A', noteId('no'))).toMatchObject({ reason: 'note-missing' })
    expect(rewordNote(view, arranger, { note: one, text: 'A' })).toMatchObject({ reason: 'not-allowed' })
    expect(clearWording(view, arranger, one)).toMatchObject({ reason: 'not-allowed' })
  })
})

describe('the bin', () => {
  test('takes notes out of sight and gives them back to their places', () => {
    const view = withNotes(smallBoard(), ['n1', 'n2'])
    const shown = () => contentsOf(view, goals).priorities[0]?.lists[0]?.notes
    view.apply(hideNotes(view, facilitator, { notes: [one], reason: ' Nimi mainittu ' }))
    expect(shown()).toEqual(['n2'])
    expect(view.row('hidden', one)).toEqual({ since: true, reason: 'Nimi mainittu' })
    view.apply(hideNotes(view, facilitator, { notes: [one, two] }))
    expect(view.row('hidden', one)?.reason).toBe('Nimi mainittu')
    view.apply(restoreNotes(view, facilitator, [two, one]))
    expect(shown()).toEqual(['n1', 'n2'])
  })

  test('is refused for nothing, for notes that are gone, for a long reason, and to participants', () => {
    const view = withNotes(smallBoard(), ['n1'])
    expect(hideNotes(view, facilitator, { notes: [] })).toMatchObject({ reason: 'nothing-to-do' })
    expect(hideNotes(view, facilitator, { notes: [two] })).toMatchObject({ reason: 'note-missing' })
    expect(hideNotes(view, facilitator, { notes: [one], reason: 'x'.repeat(501) })).toMatchObject({
      reason: 'text-too-long',
    })
    expect(hideNotes(view, arranger, { notes: [one] })).toMatchObject({ reason: 'not-allowed' })
    expect(restoreNotes(view, facilitator, [one])).toMatchObject({ reason: 'nothing-to-do' })
    expect(restoreNotes(view, arranger, [one])).toMatchObject({ reason: 'not-allowed' })
    view.apply(hideNotes(view, facilitator, { notes: [one] }))
    expect(hideNotes(view, facilitator, { notes: [one] })).toMatchObject({ reason: 'nothing-to-do' })
  })
})

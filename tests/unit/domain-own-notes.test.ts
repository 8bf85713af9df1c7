import { describe, expect, test } from 'vitest'
import {
  duplicateNotes,
  editOwnNote,
  giveAgain,
  type NotesToSend,
  sendNotes,
  whyNotWrite,
  withdrawOwnNote,
} from '#shared/domain/commands/own-notes.ts'
import type { PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_MAX_CHARS, OWN_NOTES_MAX } from '#shared/domain/limits.ts'
import { currentWorkshop } from '#shared/domain/series.ts'
import type { OwnNote } from '#shared/domain/tables.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  autumn,
  develop,
  goals,
  noteId,
  ownNoteId,
  rules,
  schools,
  smallBoard,
  spring,
  viewer,
  withNotes,
  works,
  writer,
} from '#tests/support/small-board.ts'

const gone = { accepted: false, reason: 'note-missing' }

function sending(texts: readonly string[], change: Partial<NotesToSend> = {}): NotesToSend {
  return { notes: texts.map((text, i) => ({ id: ownNoteId(`own${i}`), text })), prompt: works, ...change }
}

function ownNote(view: PlainView, id: string): OwnNote | undefined {
  return view.row('ownNotes', id)?.note
}

function withOwn(count: number): PlainView {
  const view = smallBoard()
  for (let i = 0; i < count; i += 1) {
    view.with('ownNotes', `old${i}`, { note: { text: 'Vanha', prompt: works, workshop: spring, revision: 1 } })
  }
  return view
}

describe('sending notes', () => {
  test('puts each into the own document, tidied, with revision 1 and the workshop that runs', () => {
    const view = smallBoard().with('run', 'board', { workshop: spring })
    const wish = { framework: goals, priority: schools }
    view.apply(sendNotes(view, writer, sending([' Hyvä\r\nilmapiiri\u202e ', 'B'], { wish, language: 'fi' })))
    expect(ownNote(view, 'own0')).toEqual({
      text: 'Hyvä\nilmapiiri',
      prompt: works,
      workshop: spring,
      revision: 1,
      wish,
      language: 'fi',
    })
    expect(ownNote(view, 'own1')?.text).toBe('B')
  })

  test('takes the last workshop when none runs, or when the one that ran is gone', () => {
    expect(currentWorkshop(smallBoard())).toBe(autumn)
    expect(currentWorkshop(smallBoard().with('run', 'board', { workshop: 'gone' as WorkshopId }))).toBe(autumn)
  })

  test.each([
    ['a viewer', sending(['A']), 'not-allowed', viewer],
    ['nothing', sending([]), 'text-empty', writer],
    ['an empty note among others', sending(['A', ' \n ']), 'text-empty', writer],
    ['a note that is too long', sending(['x'.repeat(NOTE_TEXT_MAX_CHARS + 1)]), 'text-too-long', writer],
    ['an unknown prompt', sending(['A'], { prompt: 'no' as PromptId }), 'prompt-missing', writer],
    ['an unknown workshop', sending(['A'], { workshop: 'no' as WorkshopId }), 'workshop-missing', writer],
    ['a wish out of range', sending(['A'], { wish: { framework: goals, at: [1e6, 0] } }), 'place-out-of-range', writer],
    ['more than a person may write', sending(Array.from({ length: OWN_NOTES_MAX + 1 }, () => 'A')), 'too-many', writer],
  ])('refuses %s', (_, sent, reason, actor) => {
    expect(sendNotes(smallBoard(), actor, sent)).toEqual({ accepted: false, reason })
  })

  test('refuses an id that was used before, on the board or in the same sending', () => {
    const view = smallBoard()
    view.apply(sendNotes(view, writer, sending(['A'])))
    expect(sendNotes(view, writer, sending(['B']))).toEqual({ accepted: false, reason: 'id-taken' })
    const twice = {
      ...sending([]),
      notes: [
        { id: ownNoteId('x'), text: 'A' },
        { id: ownNoteId('x'), text: 'B' },
      ],
    }
    expect(sendNotes(view, writer, twice)).toEqual({ accepted: false, reason: 'id-taken' })
  })

  test('the limit counts standing notes: at 499 one more is accepted, at 500 none', () => {
    expect(sendNotes(withOwn(OWN_NOTES_MAX - 1), writer, sending(['A'])).accepted).toBe(true)
    const full = withOwn(OWN_NOTES_MAX)
    expect(sendNotes(full, writer, sending(['A']))).toEqual({ accepted: false, reason: 'too-many' })
    full.apply(withdrawOwnNote(full, writer, ownNoteId('old0')))
    expect(sendNotes(full, writer, sending(['A'])).accepted).toBe(true)
  })

  test('refuses on a board without workshops', () => {
    const view = smallBoard().take('workshops', spring).take('workshops', autumn)
    expect(sendNotes(view, writer, sending(['A']))).toEqual({ accepted: false, reason: 'workshop-missing' })
  })
})

describe('editing an own note', () => {
  test('raises its revision and keeps everything else', () => {
    const view = withOwn(1)
    view.apply(editOwnNote(view, writer, { id: ownNoteId('old0'), text: ' Uusi ' }))
    expect(ownNote(view, 'old0')).toEqual({ text: 'Uusi', prompt: works, workshop: spring, revision: 2 })
    view.apply(editOwnNote(view, writer, { id: ownNoteId('old0'), prompt: develop }))
    expect(ownNote(view, 'old0')).toEqual({ text: 'Uusi', prompt: develop, workshop: spring, revision: 3 })
  })

  test('is refused without change, without words, to an unknown prompt, for a note that is gone, for a viewer', () => {
    const view = withOwn(1)
    const id = ownNoteId('old0')
    expect(editOwnNote(view, writer, { id, text: 'Vanha ' })).toMatchObject({ reason: 'nothing-to-do' })
    expect(editOwnNote(view, writer, { id, text: '' })).toMatchObject({ reason: 'text-empty' })
    expect(editOwnNote(view, writer, { id, prompt: 'no' as PromptId })).toMatchObject({ reason: 'prompt-missing' })
    expect(editOwnNote(view, writer, { id: ownNoteId('no'), text: 'A' })).toEqual(gone)
    expect(editOwnNote(view, viewer, { id, text: 'A' })).toMatchObject({ reason: 'not-allowed' })
    view.apply(withdrawOwnNote(view, writer, id))
    expect(editOwnNote(view, writer, { id, text: 'A' })).toEqual(gone)
  })
})

describe('withdrawing and giving again', () => {
  test('keep the words and raise the revision each time', () => {
    const view = withOwn(1)
    const id = ownNoteId('old0')
    view.apply(withdrawOwnNote(view, writer, id))
    expect(ownNote(view, 'old0')).toEqual({
      text: 'Vanha',
      prompt: works,
      workshop: spring,
      revision: 2,
      withdrawn: true,
    })
    view.apply(giveAgain(view, writer, id))
    expect(ownNote(view, 'old0')).toEqual({ text: 'Vanha', prompt: works, workshop: spring, revision: 3 })
  })

  test('are refused twice in a row, for a note that is gone, and for a viewer', () => {
    const view = withOwn(1)
    const id = ownNoteId('old0')
    expect(giveAgain(view, writer, id)).toMatchObject({ reason: 'nothing-to-do' })
    expect(withdrawOwnNote(view, viewer, id)).toMatchObject({ reason: 'not-allowed' })
    expect(giveAgain(view, viewer, id)).toMatchObject({ reason: 'not-allowed' })
    expect(withdrawOwnNote(view, writer, ownNoteId('no'))).toEqual(gone)
    expect(giveAgain(view, writer, ownNoteId('no'))).toEqual(gone)
    view.apply(withdrawOwnNote(view, writer, id))
    expect(withdrawOwnNote(view, writer, id)).toMatchObject({ reason: 'nothing-to-do' })
  })

  test('giving again is refused where the limit is reached meanwhile', () => {
    const view = withOwn(OWN_NOTES_MAX)
    view.apply(withdrawOwnNote(view, writer, ownNoteId('old0')))
    view.apply(sendNotes(view, writer, sending(['A'])))
    expect(giveAgain(view, writer, ownNoteId('old0'))).toEqual({ accepted: false, reason: 'too-many' })
  })
})

/** Writing to the first prompt alone has begun. */
function writing(): PlainView {
  return smallBoard()
    .with('steps', 'write', { title: { fi: 'Kirjoita' }, rules: rules({ prompts: [works] }), order: 'a0' })
    .with('progress', 'write', { began: true })
}

describe('writing where the notes lie', () => {
  test('is for prompts whose writing has begun, and not for viewers', () => {
    expect(whyNotWrite(writing(), writer, works)).toBeUndefined()
    expect(whyNotWrite(writing(), writer, develop)).toBe('step-forbids')
    expect(whyNotWrite(writing(), viewer, works)).toBe('not-allowed')
    expect(whyNotWrite(writing(), writer, 'no' as PromptId)).toBe('prompt-missing')
  })
})

describe('duplicating notes', () => {
  const copy = (view: PlainView, notes: readonly string[], actor = writer) =>
    duplicateNotes(view, actor, {
      framework: goals,
      notes: notes.map(noteId),
      ids: notes.map((_, i) => ownNoteId(`copy${i}`)),
    })

  test('writes what everybody reads once more, beside where each lies', () => {
    const view = withNotes(writing(), ['a'], { text: 'Omat sanat', language: 'fi' }).with('wordings', 'a', {
      text: '**Parempi** muotoilu',
    })
    withNotes(view, ['o'], { wish: { framework: goals, at: [40, 50] } })
    withNotes(view, ['free'], { wish: undefined })
    view.apply(copy(view, ['a', 'o', 'free']))
    expect(ownNote(view, 'copy0')).toMatchObject({
      text: '**Parempi** muotoilu',
      prompt: works,
      language: 'fi',
      wish: { framework: goals, priority: schools },
    })
    expect(ownNote(view, 'copy1')?.wish).toEqual({ framework: goals, at: [40, 182] })
    expect(ownNote(view, 'copy2')?.wish).toBeUndefined()
  })

  test('is refused as a whole: one prompt not begun, a note gone, none, too many, a viewer', () => {
    const view = withNotes(writing(), ['a'])
    withNotes(view, ['b'], { prompt: develop })
    expect(copy(view, ['a', 'b'])).toEqual({ accepted: false, reason: 'step-forbids' })
    expect(copy(view, ['a', 'no'])).toEqual(gone)
    expect(copy(view, [])).toEqual({ accepted: false, reason: 'nothing-to-do' })
    expect(copy(view, ['a'], viewer)).toEqual({ accepted: false, reason: 'not-allowed' })
    for (const [id, row] of withOwn(OWN_NOTES_MAX).rows('ownNotes')) view.with('ownNotes', id, row)
    expect(copy(view, ['a'])).toEqual({ accepted: false, reason: 'too-many' })
  })
})

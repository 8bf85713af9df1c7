import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { notesInPaste, textIn, tidy, tidyDescription, tidyNoteText, tidyTitle } from '#shared/domain/words.ts'

describe('words as they are kept', () => {
  test('lose what cannot be seen and keep what can', () => {
    expect(tidy('  a\r\nb\rc\u0000\u0007\u202e \t d  ')).toBe('a\nb\nc \t d')
    expect(tidy('**lihava** – äö 👩‍🏫')).toBe('**lihava** – äö 👩‍🏫')
    expect(tidy('puolikas \ud83d')).toBe('puolikas \ufffd')
  })

  test('are the same when tidied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        expect(tidy(tidy(text))).toBe(tidy(text))
      }),
    )
  })

  test('of a note are refused when there are none or too many', () => {
    expect(tidyNoteText(' \u0000\n')).toEqual({ reason: 'text-empty' })
    expect(tidyNoteText('x'.repeat(NOTE_TEXT_MAX_CHARS + 1))).toEqual({ reason: 'text-too-long' })
    expect(tidyNoteText(` ${'x'.repeat(NOTE_TEXT_MAX_CHARS)} `)).toEqual({ text: 'x'.repeat(NOTE_TEXT_MAX_CHARS) })
  })

  test('of a title are one line in each language that has any', () => {
    expect(tidyTitle({ fi: ' Hyvä\n koulu ', sv: ' ', en: 'School' })).toEqual({
      text: { fi: 'Hyvä koulu', en: 'School' },
    })
    expect(tidyTitle({ fi: '\n' })).toEqual({ reason: 'title-empty' })
    expect(tidyTitle({ fi: 'a', en: 'x'.repeat(201) })).toEqual({ reason: 'title-too-long' })
  })

  test('of a description may be none', () => {
    expect(tidyDescription({ fi: ' ' })).toEqual({ text: undefined })
    expect(tidyDescription({ sv: 'Text\n\nmer' })).toEqual({ text: { sv: 'Text\n\nmer' } })
    expect(tidyDescription({ fi: 'x'.repeat(4001) })).toEqual({ reason: 'text-too-long' })
  })
})

describe('pasted text', () => {
  test('becomes one note for each line, without bullets and numbers', () => {
    const pasted = '- Yksi\r\n* Kaksi\n\n  • Kolme\n1. Neljä\n12) Viisi\n–  Kuusi\n2026 alkaa\n-5 astetta\n'
    expect(notesInPaste(pasted)).toEqual([
      'Yksi',
      'Kaksi',
      'Kolme',
      'Neljä',
      'Viisi',
      'Kuusi',
      '2026 alkaa',
      '-5 astetta',
    ])
  })

  test('keeps bold words at the head of a line', () => {
    expect(notesInPaste('**Tärkeä** asia\n---')).toEqual(['**Tärkeä** asia', '---'])
    expect(notesInPaste(' \n\t\n')).toEqual([])
  })
})

describe('a text in several languages', () => {
  test('is read in the own language, else the board’s, else the first of fi, sv, en', () => {
    expect(textIn({ fi: 'a', sv: 'b', en: 'c' }, 'en', 'sv')).toBe('c')
    expect(textIn({ fi: 'a', sv: 'b' }, 'en', 'sv')).toBe('b')
    expect(textIn({ fi: '', sv: 'b' }, 'en', 'fi')).toBe('b')
    expect(textIn({ en: 'c' }, 'fi', 'sv')).toBe('c')
    expect(textIn({}, 'fi', 'sv')).toBe('')
  })
})

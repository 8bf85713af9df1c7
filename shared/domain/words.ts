import { DESCRIPTION_MAX_CHARS, NOTE_TEXT_MAX_CHARS, TITLE_MAX_CHARS } from './limits.ts'
import type { RefusalReason } from './plan.ts'
import { LANGUAGES, type Language, type LocalText } from './tables.ts'

/** Words as they are kept, or why they cannot be. */
export type Tidied<T> = { readonly text: T; readonly reason?: undefined } | { readonly reason: RefusalReason }

/** Control characters, and the marks that turn the direction of text around: neither can be seen, both can mislead. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to be taken out
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g
const BULLET = /^\s*(?:[-–—*•·]|\d{1,2}[.)])\s+(?=\S)/

/** Line ends are `\n`, unseen characters are gone, half characters are replaced, the ends are trimmed. */
export function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '').toWellFormed().trim()
}

export function tidyNoteText(text: string): Tidied<string> {
  const tidied = tidy(text)
  if (tidied === '') return { reason: 'text-empty' }
  return tidied.length > NOTE_TEXT_MAX_CHARS ? { reason: 'text-too-long' } : { text: tidied }
}

/** One line; languages without words are left out, and at least one must have some. */
export function tidyTitle(title: LocalText): Tidied<LocalText> {
  const text = eachLanguage(title, words => tidy(words).replaceAll(/\s+/g, ' '))
  if (Object.keys(text).length === 0) return { reason: 'title-empty' }
  return isWithin(text, TITLE_MAX_CHARS) ? { text } : { reason: 'title-too-long' }
}

/** A description may be empty: then there is none. */
export function tidyDescription(description: LocalText): Tidied<LocalText | undefined> {
  const text = eachLanguage(description, tidy)
  if (!isWithin(text, DESCRIPTION_MAX_CHARS)) return { reason: 'text-too-long' }
  return { text: Object.keys(text).length === 0 ? undefined : text }
}

/** Pasted text as notes: one for each line with words, without its bullet or number. */
export function notesInPaste(pasted: string): string[] {
  return tidy(pasted)
    .split('\n')
    .map(line => line.replace(BULLET, '').trim())
    .filter(line => line !== '')
}

/** The text for a reader: in the reader's language, else the board's, else the first there is of fi, sv, en. */
export function textIn(text: LocalText, own: Language, board: Language): string {
  for (const language of [own, board, ...LANGUAGES]) {
    const words = text[language]
    if (words) return words
  }
  return ''
}

function eachLanguage(text: LocalText, change: (words: string) => string): LocalText {
  const entries = LANGUAGES.map(language => [language, change(text[language] ?? '')] as const)
  return Object.fromEntries(entries.filter(([, words]) => words !== ''))
}

function isWithin(text: LocalText, maxChars: number): boolean {
  return LANGUAGES.every(language => (text[language]?.length ?? 0) <= maxChars)
}

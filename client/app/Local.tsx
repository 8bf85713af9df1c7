import { useCallback } from 'react'
import { useLanguage } from '#client/i18n/Language.tsx'
import { LANGUAGES, type Language, type LocalText } from '#shared/domain/tables.ts'
import { useBoardLanguage } from './use-board.tsx'

export interface SaidText {
  readonly text: string
  /** Set where it is not the language of the page around it. */
  readonly lang: Language | undefined
}

/** The text for a reader, and which language it is in; after the rule of `textIn`. */
export function readText(text: LocalText | undefined, own: Language, board: Language): SaidText {
  for (const language of [own, board, ...LANGUAGES]) {
    const words = text?.[language]
    if (words) return { text: words, lang: language === own ? undefined : language }
  }
  return { text: '', lang: undefined }
}

/** Reads the board's texts in this person's language, falling back to the board's. */
export function useRead(): (text: LocalText | undefined) => SaidText {
  const { language } = useLanguage()
  const board = useBoardLanguage()
  return useCallback(text => readText(text, language, board), [language, board])
}

/** A text of the board, marked with its language where it is not the page's. */
export function Local({ text }: { readonly text: LocalText | undefined }) {
  const said = useRead()(text)
  return said.lang ? <span lang={said.lang}>{said.text}</span> : said.text
}

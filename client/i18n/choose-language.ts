import { LANGUAGES, type Language } from '#shared/domain/tables.ts'
import type { Catalogue } from './message.ts'

const STORED_AS = 'timantti.language'

/** Names of the languages, each in itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

/** The remembered language, else the first of the browser's that we speak, else Finnish. */
export function chosenLanguage(browserLanguages: readonly string[] = navigator.languages): Language {
  const wanted = [remembered(), ...browserLanguages.map(tag => tag.slice(0, 2).toLowerCase())]
  for (const language of wanted) if (isLanguage(language)) return language
  return 'fi'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED_AS, language)
  } catch {
    // A browser that stores nothing asks anew next time.
  }
}

/** One language's words; each is a file of its own, so that nobody waits for the others. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'fi':
      return (await import('./fi.ts')).fi
    case 'sv':
      return (await import('./sv.ts')).sv
    case 'en':
      return (await import('./en.ts')).en
  }
}

function remembered(): string | undefined {
  try {
    return localStorage.getItem(STORED_AS) ?? undefined
  } catch {
    return undefined
  }
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some(language => language === value)
}

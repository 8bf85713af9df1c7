import type { Language, LocalText } from '#shared/domain/tables.ts'

/** Languages that a text lacks; none where it is empty in all of them. */
export function missingIn(text: LocalText | undefined, languages: readonly Language[]): readonly Language[] {
  const missing = languages.filter(language => !text?.[language])
  const isEmpty = missing.length === languages.length && Object.keys(text ?? {}).length === 0
  return isEmpty ? [] : missing
}

/** The same for several texts that belong together: each language once. */
export function missingInAny(
  texts: readonly (LocalText | undefined)[],
  languages: readonly Language[],
): readonly Language[] {
  const missing = new Set(texts.flatMap(text => missingIn(text, languages)))
  return languages.filter(language => missing.has(language))
}

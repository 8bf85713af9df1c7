import type { Language } from '#shared/domain/tables.ts'
import type { Catalogue, Message, Say } from './message.ts'

/** A speaker of one language. Numbers are written the language's way. */
export function sayIn(language: Language, catalogue: Catalogue): Say {
  const plurals = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (key, ...given) => {
    const message: Message = catalogue[key]
    const values: Readonly<Record<string, string | number>> = given[0] ?? {}
    const words = typeof message === 'string' ? message : message[formOf(plurals, values['count'])]
    return words.replaceAll(/\{(\w+)\}/g, (blank, name: string) => {
      const value = values[name]
      if (value === undefined) return blank
      return typeof value === 'number' ? numbers.format(value) : value
    })
  }
}

/** Finnish, Swedish and English all have these two forms and no others. */
function formOf(plurals: Intl.PluralRules, count: string | number | undefined): 'one' | 'other' {
  return plurals.select(Number(count)) === 'one' ? 'one' : 'other'
}

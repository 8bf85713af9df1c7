import type { Say } from '#client/i18n/message.ts'
import type { Language } from '#shared/domain/tables.ts'

export interface Counted {
  readonly title: string
  readonly count: number
}

/** What has the most, in words: all of them where several have. */
export function mostWords(
  t: Say,
  language: Language,
  counted: readonly Counted[],
  about: 'most' | 'largest' = 'most',
): string {
  const top = topOf(counted)
  if (!top) return t('insight.none')
  const titles = new Intl.ListFormat(language).format(top.titles)
  return t(top.titles.length > 1 ? `insight.${about}Tied` : `insight.${about}`, { titles, count: top.count })
}

/** Those with the most, if any has some. */
export function topOf(
  counted: readonly Counted[],
): { readonly titles: readonly string[]; readonly count: number } | undefined {
  const count = Math.max(0, ...counted.map(each => each.count))
  if (count === 0) return undefined
  return { titles: counted.filter(each => each.count === count).map(({ title }) => title), count }
}

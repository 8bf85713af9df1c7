import { useLanguage, useT } from '#client/i18n/Language.tsx'
import type { ImportReport } from '#shared/protocol/api.ts'

/** What did not come along with a board, in sentences; none where everything did. */
export function useReportWords(): (report: ImportReport) => readonly string[] {
  const t = useT()
  const { language } = useLanguage()
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return ({ malformed, authors, rounds, clockStopped, retainUntil }) => [
    ...(malformed > 0 ? [t('bring.left.malformed', { count: malformed })] : []),
    ...(authors > 0 ? [t('bring.left.authors', { count: authors })] : []),
    ...(rounds > 0 ? [t('bring.left.rounds', { count: rounds })] : []),
    ...(clockStopped ? [t('bring.left.clock')] : []),
    ...(retainUntil === undefined ? [] : [t('bring.left.lastDay', { date: dates.format(new Date(retainUntil)) })]),
  ]
}

import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { type Heat, keyShares, largestClusters, workshopCounts } from '#shared/results/insight.ts'
import type { FrameworkResults } from '#shared/results/results.ts'
import { mostWords, topOf } from './most-words.ts'
import { lookOf, type PartKind, type PlotData } from './plot.ts'
import { usePromptTitle } from './use-prompt-title.ts'

/** The plots that have something to say, with what each says in words. */
export function usePlots(framework: FrameworkResults, heat: Heat): readonly PlotData[] {
  const t = useT()
  const { language } = useLanguage()
  const { view } = useBoard().session
  const read = useRead()
  const promptTitle = usePromptTitle()
  const lists = new Intl.ListFormat(language)
  const numbers = new Intl.NumberFormat(language)
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const percents = new Intl.NumberFormat(language, { style: 'percent' })
  const kinds: readonly PartKind[] = heat.columns.map(({ id, letter }) => ({
    id,
    name: `${letter}: ${promptTitle(id)}`,
    mark: letter,
    look: lookOf(letter),
  }))
  const byPriority: PlotData = {
    title: t('insight.byPriority'),
    finding: mostWords(
      t,
      language,
      heat.rows.map(({ title, total }) => ({ title, count: total })),
    ),
    barName: t('insight.priority'),
    endName: t('insight.total'),
    kinds,
    bars: heat.rows.map(({ priority, title, counts, total }) => ({
      id: priority ?? '',
      label: title,
      counts: new Map(heat.columns.map(({ id }, at) => [id, counts[at] ?? 0])),
      end: numbers.format(total),
    })),
  }

  const clusters = largestClusters(framework)
  const byCluster: PlotData = {
    title: t('insight.byCluster'),
    finding: mostWords(t, language, clusters, 'largest'),
    barName: t('insight.cluster'),
    endName: t('insight.total'),
    kinds: kinds.filter(({ id }) => clusters.some(({ prompt }) => prompt === id)),
    bars: clusters.map(({ id, title, priorityTitle, prompt, count }) => ({
      id,
      label: title,
      detail: priorityTitle,
      counts: new Map([[prompt, count]]),
      end: numbers.format(count),
    })),
  }

  const workshops = workshopCounts(view, framework).map(each => ({
    ...each,
    title: read(view.row('workshops', each.workshop)?.title).text || each.date,
  }))
  const byWorkshop: PlotData = {
    title: t('insight.byWorkshop'),
    finding: mostWords(
      t,
      language,
      workshops.map(({ title, total }) => ({ title, count: total })),
    ),
    barName: t('results.workshop'),
    endName: t('insight.total'),
    kinds,
    bars: workshops.map(({ workshop, title, date, counts, total }) => ({
      id: workshop,
      label: title,
      detail: date === title ? undefined : dates.format(new Date(date)),
      counts,
      end: numbers.format(total),
    })),
  }

  const shares = keyShares(framework)
  const keys = sum(shares.map(each => each.keys))
  const notes = sum(shares.map(each => each.total))
  const byKey: PlotData = {
    title: t('insight.byKey'),
    finding: t('insight.keyFinding', {
      keys,
      total: notes,
      percent: percents.format(notes === 0 ? 0 : keys / notes),
      titles: lists.format(topOf(shares.map(each => ({ title: each.title, count: each.keys })))?.titles ?? []),
    }),
    barName: t('insight.priority'),
    endName: t('insight.total'),
    kinds: [
      { id: 'key', name: t('results.keyNote'), mark: '★', look: 'solid' },
      { id: 'other', name: t('insight.keyOther'), mark: '', look: 'blank' },
    ],
    bars: shares.map(each => ({
      id: each.priority,
      label: each.title,
      counts: new Map([
        ['key', each.keys],
        ['other', each.total - each.keys],
      ]),
      end: t('insight.keyOf', { keys: each.keys, total: each.total }),
    })),
  }

  return [
    ...(heat.rows.length > 0 ? [byPriority] : []),
    ...(workshops.filter(({ total }) => total > 0).length > 1 ? [byWorkshop] : []),
    ...(keys > 0 ? [byKey] : []),
    // The longest last: columns balance better.
    ...(clusters.length > 0 ? [byCluster] : []),
  ]
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}

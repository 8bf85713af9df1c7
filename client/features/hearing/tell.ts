import type { Say } from '#client/i18n/message.ts'
import type { Peer } from '#client/session/board-session.ts'
import { shownText } from '#shared/domain/commands/wording.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'
import { withoutBold } from '#shared/results/bold-text.ts'
import { type ChangeRecord, countIn, sumUp } from './change-record.ts'

/** More things at once are summed up even for who wants to hear them all. */
const EACH_MAX = 3
/** The beginning of a note says which it is. */
const WORDS_MAX = 12

interface Told {
  readonly t: Say
  readonly view: View
  readonly framework: FrameworkId | undefined
  read(text: LocalText | undefined): string
}

/** What others did, thing by thing as long as there are few. */
export function tellEach(told: Told, record: ChangeRecord): string {
  const { t } = told
  if (countIn(record) > EACH_MAX) return sumUp(t, record)
  const text = (id: string) => shortened(shownText(told.view, id as NoteId) ?? '')
  const title = (id: string) => told.read(told.view.row('clusters', id)?.title)
  const gone = record.gone.size > 0 ? [t('hearing.sum.gone', { count: record.gone.size })] : []
  const dissolved =
    record.clustersGone.size > 0 ? [t('hearing.sum.clustersGone', { count: record.clustersGone.size })] : []
  return [
    ...[...record.written].map(id => t('hearing.one.written', { text: text(id), place: placeWords(told, id) })),
    ...[...record.moved].map(id => t('hearing.one.moved', { text: text(id), place: placeWords(told, id) })),
    ...[...record.worded].map(id => t('hearing.one.worded', { text: text(id) })),
    ...[...record.marked].map(id => t('hearing.one.marked', { text: text(id) })),
    ...gone,
    ...[...record.clustersMade].map(id => t('hearing.one.clusterMade', { title: title(id) })),
    ...[...record.clustersChanged].map(id => t('hearing.one.clusterChanged', { title: title(id) })),
    ...dissolved,
  ].join('. ')
}

/** The sum of what others did; over a long time, over how long. */
export function tellSum(t: Say, record: ChangeRecord, overMs: number): string {
  const sum = sumUp(t, record)
  return overMs < 20_000 ? t('hearing.others', { sum }) : t('hearing.othersHalfMinute', { sum })
}

export function tellPeople(t: Say, level: 'all' | 'sum', came: readonly Peer[], left: readonly Peer[]): string {
  const named = level === 'all' && came.length + left.length <= EACH_MAX
  if (named && [...came, ...left].every(({ name }) => name !== undefined)) {
    return [
      ...came.map(({ name = '' }) => t('hearing.one.came', { name })),
      ...left.map(({ name = '' }) => t('hearing.one.left', { name })),
    ].join('. ')
  }
  return [
    came.length > 0 && t('hearing.sum.came', { count: came.length }),
    left.length > 0 && t('hearing.sum.left', { count: left.length }),
  ]
    .filter(part => part !== false)
    .join(', ')
}

function placeWords({ t, view, framework, read }: Told, id: string): string {
  if (framework === undefined) return t('place.open')
  const place = placeOf(view, framework, id as NoteId)
  if (place.in === 'cluster') return t('place.cluster', { title: read(view.row('clusters', place.cluster)?.title) })
  return place.in === 'open' ? t('place.open') : read(view.row('priorities', place.priority)?.title)
}

function shortened(text: string): string {
  const words = withoutBold(text).split(/\s+/)
  return words.length <= WORDS_MAX ? words.join(' ') : `${words.slice(0, WORDS_MAX).join(' ')}…`
}

import type { FrameworkId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { LocalText, RoundResult, View } from '#shared/domain/tables.ts'
import { spreadOf } from '#shared/domain/voting.ts'
import { withoutBold } from './bold-text.ts'
import type { ResultsWords } from './results-words.ts'

/** A counted vote as a table: who reads it needs nothing else. */
export interface VoteTable {
  readonly id: string
  readonly title: string
  /** How many voted, and how the columns are to be read. */
  readonly says: string
  readonly head: readonly string[]
  /** Most dots first; of a rating in the order in which it was asked. */
  readonly rows: readonly (readonly string[])[]
}

interface VotesReader {
  readonly view: View
  readonly words: ResultsWords
  readonly say: (text: LocalText | undefined) => string
}

interface NamingWords {
  readonly say: (text: LocalText) => string
  /** For a cluster without a title in any language. */
  readonly unnamed: string
  readonly gone: string
}

/** What something that was voted on is called: a cluster's title, else the note's words; `kept` is what it was called then. */
export function targetName(view: View, id: string, kept: LocalText | undefined, words: NamingWords): string {
  const title = view.row('clusters', id)?.title ?? kept
  if (title) return words.say(title) || words.unnamed
  const text = view.row('wordings', id)?.text ?? view.row('notes', id)?.note.text
  return text === undefined ? words.gone : withoutBold(text)
}

/** The counted votes about a framework, oldest first. */
export function voteTables({ view, words, say }: VotesReader, framework: FrameworkId): readonly VoteTable[] {
  return orderedIds(view.rows('rounds')).flatMap((id): VoteTable[] => {
    const round = view.row('rounds', id)
    const result = view.row('results', id)?.result
    if (!round || round.rules.framework !== framework || !result || result.targets.length === 0) return []
    const nameOf = ({ id: target, title: kept }: RoundResult['targets'][number]) =>
      targetName(view, target, kept, { say, unnamed: words.unnamedCluster, gone: words.gone })
    const title = say(round.title)
    if (result.kind === 'dots') {
      const rows = result.targets.map(target => [nameOf(target), String(target.dots), String(target.voters)])
      return [{ id, title, says: words.voted(result.voters), head: [words.votedOn, words.dots, words.people], rows }]
    }
    const axes = round.rules.kind === 'axes' ? round.rules : undefined
    const spread = (histogram: readonly number[]) => {
      const found = spreadOf(histogram)
      return found ? `${found.middle} (${found.low}–${found.high})` : '–'
    }
    return [
      {
        id,
        title,
        says: `${words.voted(result.voters)} ${words.spread}`,
        head: [words.votedOn, say(axes?.y), say(axes?.x), words.people],
        rows: result.targets.map(target => [nameOf(target), spread(target.y), spread(target.x), String(target.voters)]),
      },
    ]
  })
}

/** Dots by target in the newest counted vote about a framework; empty without one. */
export function newestDots(view: View, framework: FrameworkId): ReadonlyMap<string, number> {
  for (const id of orderedIds(view.rows('rounds')).toReversed()) {
    const result = view.row('results', id)?.result
    if (view.row('rounds', id)?.rules.framework !== framework || result?.kind !== 'dots') continue
    return new Map(result.targets.map(target => [target.id, target.dots]))
  }
  return new Map()
}

/** How much a cluster holds, in figures: notes, and the dots where it was voted on. */
export function countsOf(
  { notes, dots }: { readonly notes: readonly unknown[]; readonly dots: number | undefined },
  words: ResultsWords,
): string {
  return dots === undefined ? String(notes.length) : `${notes.length}, ${words.dotsCount(dots)}`
}

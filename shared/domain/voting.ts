import type { ClusterId, NoteId } from './ids.ts'
import { RATING_MAX } from './limits.ts'
import type { LocalText, RoundResult, RoundRules, View } from './tables.ts'

export type TargetId = ClusterId | NoteId

/** All that one person says in one round; a later one takes the place of an earlier one. */
export type Ballot =
  | { readonly kind: 'dots'; readonly dots: readonly (readonly [target: string, count: number])[] }
  /** From 0 to RATING_MAX on each axis. */
  | { readonly kind: 'axes'; readonly ratings: readonly (readonly [target: string, x: number, y: number])[] }

/** Why a ballot does not count. */
export type BallotFault = 'wrong-kind' | 'target-missing' | 'target-twice' | 'too-many-dots' | 'too-many-on-one'

/**
 * What can be voted on now. A dot stays with what it was put on: if a note moves into another cluster, its dots go
 * with it; a cluster keeps its own, whatever lies in it. What is dissolved, merged away or in the bin gives its dots
 * back: they can be given anew while the round is open.
 */
export function targetsOf(view: View, rules: RoundRules): ReadonlySet<TargetId> {
  const asked: Iterable<string> =
    rules.kind === 'axes' ? rules.targets : view.rows(rules.on === 'clusters' ? 'clusters' : 'notes').keys()
  return new Set(([...asked] as TargetId[]).filter(id => isThere(view, rules, id)))
}

function isThere(view: View, { on, framework }: RoundRules, id: string): boolean {
  if (on === 'notes') return view.row('notes', id) !== undefined && view.row('hidden', id) === undefined
  const place = view.row('clusters', id)?.place
  return place?.framework === framework && view.row('priorities', place.priority) !== undefined
}

/** As `targetsOf(view, rules).has(id)`, without a look at the other thousands. */
function isTarget(view: View, rules: RoundRules, id: string): boolean {
  const isAsked = rules.kind === 'dots' || rules.targets.includes(id as TargetId)
  return isAsked && isThere(view, rules, id)
}

/** The first thing that is wrong with a ballot, or undefined. An empty ballot is a right one: it takes an earlier back. */
export function ballotFault(view: View, rules: RoundRules, ballot: Ballot): BallotFault | undefined {
  if (rules.kind !== ballot.kind) return 'wrong-kind'
  const named: readonly string[] = (ballot.kind === 'dots' ? ballot.dots : ballot.ratings).map(([target]) => target)
  if (new Set(named).size < named.length) return 'target-twice'
  if (!named.every(target => isTarget(view, rules, target))) return 'target-missing'
  return budgetFault(rules, ballot)
}

function budgetFault(rules: RoundRules, ballot: Ballot): BallotFault | undefined {
  if (rules.kind === 'axes' || ballot.kind === 'axes') return undefined
  const counts = ballot.dots.map(([, count]) => count)
  if (counts.some(count => count > rules.perTarget)) return 'too-many-on-one'
  return counts.reduce((sum, count) => sum + count, 0) > rules.dots ? 'too-many-dots' : undefined
}

/**
 * Whether a ballot that was right when it was given still is, whatever has become of its targets. It is not if an
 * opening was undone and the round opened again by other rules: then it counts as not given.
 */
export function isStillRight(rules: RoundRules, ballot: Ballot): boolean {
  return ballot.kind === rules.kind && budgetFault(rules, ballot) === undefined
}

/** What is counted is closed, whatever is said of it since: an undone closing does not let people vote again. */
export function roundStateOf(view: View, round: string): 'planned' | 'open' | 'closed' | undefined {
  const state = view.row('rounds', round)?.state
  return state !== undefined && view.row('results', round) ? 'closed' : state
}

/** An empty ballot is nobody's vote. */
export function isBlank(ballot: Ballot): boolean {
  return ballot.kind === 'dots' ? ballot.dots.length === 0 : ballot.ratings.length === 0
}

/** Counts a round. The same ballots, in whatever order, give the same result. */
export function tally(view: View, rules: RoundRules, ballots: readonly Ballot[]): RoundResult {
  const targets = targetsOf(view, rules)
  const given = ballots.filter(ballot => isStillRight(rules, ballot) && !isBlank(ballot))
  return rules.kind === 'dots' ? tallyDots(view, targets, given) : tallyAxes(view, targets, given)
}

function tallyDots(view: View, targets: ReadonlySet<TargetId>, ballots: readonly Ballot[]): RoundResult {
  const sums = new Map<string, { dots: number; voters: number }>()
  let returned = 0
  for (const ballot of ballots) {
    if (ballot.kind !== 'dots') continue
    for (const [target, count] of ballot.dots) {
      if (!targets.has(target as TargetId)) {
        returned += count
        continue
      }
      const sum = sums.get(target) ?? { dots: 0, voters: 0 }
      sums.set(target, { dots: sum.dots + count, voters: sum.voters + 1 })
    }
  }
  const counted = [...targets].flatMap(id => {
    const sum = sums.get(id)
    return sum ? [{ ...named(view, id), ...sum }] : []
  })
  return {
    kind: 'dots',
    voters: ballots.length,
    returned,
    targets: counted.sort((a, b) => b.dots - a.dots || b.voters - a.voters || (a.id < b.id ? -1 : 1)),
  }
}

function tallyAxes(view: View, targets: ReadonlySet<TargetId>, ballots: readonly Ballot[]): RoundResult {
  const empty = () => Array.from({ length: RATING_MAX + 1 }, () => 0)
  const sums = new Map([...targets].map(id => [id as string, { voters: 0, x: empty(), y: empty() }]))
  for (const ballot of ballots) {
    if (ballot.kind !== 'axes') continue
    for (const [target, x, y] of ballot.ratings) {
      const sum = sums.get(target)
      if (!sum) continue
      sum.voters += 1
      sum.x[x] = (sum.x[x] ?? 0) + 1
      sum.y[y] = (sum.y[y] ?? 0) + 1
    }
  }
  const counted = [...targets].flatMap(id => {
    const sum = sums.get(id)
    return sum ? [{ ...named(view, id), ...sum }] : []
  })
  return { kind: 'axes', voters: ballots.length, targets: counted }
}

/** The titles that clusters had when they were voted on stay with the result. */
function named(view: View, id: TargetId): { readonly id: TargetId; readonly title?: LocalText } {
  const title = view.row('clusters', id)?.title
  return title ? { id, title } : { id }
}

/** The value in the middle, and the two that half of all answers lie between; undefined without an answer. */
export interface Spread {
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** Median and quartiles of a histogram, by the nearest rank: always a value that somebody gave. */
export function spreadOf(histogram: readonly number[]): Spread | undefined {
  const total = histogram.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefined
  const at = (share: number) => {
    const rank = Math.max(1, Math.ceil(total * share))
    let seen = 0
    return histogram.findIndex(count => {
      seen += count
      return seen >= rank
    })
  }
  return { low: at(0.25), middle: at(0.5), high: at(0.75) }
}

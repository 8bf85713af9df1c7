import { useRead } from '#client/app/Local.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { ClusterId, FrameworkId, RoundId } from '#shared/domain/ids.ts'
import { BALLOT_TARGETS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { RoundRules } from '#shared/domain/tables.ts'
import type { TargetId } from '#shared/domain/voting.ts'

/** A vote is usually followed by a closer look at so many of what came first. */
const FIRST_ONES = 8

export interface RatedTargets {
  readonly words: string
  readonly on: RoundRules['on']
  readonly targets: readonly TargetId[]
}

/** What a rating can be about: what came first in the votes of this framework, newest first, or all of its clusters. */
export function useRatedTargets(framework: FrameworkId): readonly RatedTargets[] {
  const t = useT()
  const read = useRead()
  const rounds = useRows('rounds')
  const results = useRows('results')
  const clusters = useRows('clusters')
  const votes = orderedIds<RoundId>(rounds)
    .toReversed()
    .flatMap((id): RatedTargets[] => {
      const round = rounds.get(id)
      const result = results.get(id)?.result
      if (!round || round.rules.framework !== framework || result?.kind !== 'dots') return []
      const targets = result.targets.slice(0, FIRST_ONES).map(target => target.id)
      if (targets.length === 0) return []
      const title = read(round.title).text
      return [{ words: t('vote.form.first', { count: targets.length, title }), on: round.rules.on, targets }]
    })
  const all = [...clusters]
    .filter(([, { place }]) => place.framework === framework)
    .map(([id]) => id as ClusterId)
    .slice(0, BALLOT_TARGETS_MAX)
  return [...votes, { words: t('vote.form.all', { count: all.length }), on: 'clusters', targets: all }]
}

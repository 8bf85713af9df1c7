import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { RoundId } from '#shared/domain/ids.ts'
import type { RoundRules } from '#shared/domain/tables.ts'
import { BallotStatus } from './BallotStatus.tsx'
import { TargetList } from './TargetList.tsx'
import { useOwnBallot } from './use-own-ballot.ts'
import { useTargetName } from './use-target-name.ts'
import { useTargets } from './use-targets.ts'
import styles from './vote.module.css'

interface DotsBallotProps {
  readonly round: RoundId
  readonly rules: Extract<RoundRules, { kind: 'dots' }>
}

/** Gives dots: two buttons at each, and how many are left in words. */
export function DotsBallot({ round, rules }: DotsBallotProps) {
  const t = useT()
  const nameOf = useTargetName()
  const groups = useTargets(rules)
  const own = useOwnBallot(round)
  const there = new Set<string>(groups.flatMap(group => group.targets.map(({ id }) => id)))
  // Dots on what is gone come back.
  const given = new Map((own.ballot?.kind === 'dots' ? own.ballot.dots : []).filter(([target]) => there.has(target)))
  const left = rules.dots - [...given.values()].reduce((sum, count) => sum + count, 0)

  function set(target: string, name: string, count: number): void {
    const next = new Map(given).set(target, count)
    own.give({ kind: 'dots', dots: [...next].filter(([, each]) => each > 0) })
    announcer.say(t('vote.given', { count, title: name, left: left + (given.get(target) ?? 0) - count }))
  }

  if (there.size === 0) return <p className={styles['soft']}>{t('vote.noTargets')}</p>
  return (
    <>
      <div className={styles['budget']}>
        <p>
          <strong>{t('vote.left', { count: left })}</strong> <Dots given={rules.dots - left} total={rules.dots} />
        </p>
        <p className={styles['soft']}>
          {t('vote.howDots', { count: rules.dots })}
          {rules.perTarget < rules.dots && ` ${t('vote.howDotsMost', { count: rules.perTarget })}`}
        </p>
        <BallotStatus at={own} />
      </div>
      <TargetList groups={groups} isClusters={rules.on === 'clusters'} nameOf={nameOf}>
        {({ id }, name) => {
          const count = given.get(id) ?? 0
          return (
            <div className={styles['stepper']}>
              <Button
                isIcon
                aria-label={t('vote.take', { title: name })}
                disabled={count === 0 || own.state === 'loading'}
                onClick={() => set(id, name, count - 1)}
              >
                <Icon name="minus" />
              </Button>
              <span className={styles['own']}>
                <span aria-hidden="true">{count}</span>
                <Hidden>{t('vote.dots', { count })}</Hidden>
              </span>
              <Button
                isIcon
                look={count > 0 ? 'primary' : 'plain'}
                aria-label={t('vote.give', { title: name })}
                disabled={left === 0 || count >= rules.perTarget || own.state === 'loading'}
                onClick={() => set(id, name, count + 1)}
              >
                <Icon name="plus" />
              </Button>
            </div>
          )
        }}
      </TargetList>
    </>
  )
}

/** For eyes; the words beside it say the same. */
function Dots({ given, total }: { readonly given: number; readonly total: number }) {
  if (total > 12) return null
  return (
    <span className={styles['dots']} aria-hidden="true">
      {'●'.repeat(Math.max(0, total - given)) + '○'.repeat(given)}
    </span>
  )
}

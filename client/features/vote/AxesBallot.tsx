import { useId } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { RoundId } from '#shared/domain/ids.ts'
import { RATING_MAX } from '#shared/domain/limits.ts'
import type { RoundRules } from '#shared/domain/tables.ts'
import { BallotStatus } from './BallotStatus.tsx'
import { RatingPad } from './RatingPad.tsx'
import { TargetList } from './TargetList.tsx'
import { useOwnBallot } from './use-own-ballot.ts'
import { useTargetName } from './use-target-name.ts'
import { useTargets } from './use-targets.ts'
import styles from './vote.module.css'

interface AxesBallotProps {
  readonly round: RoundId
  readonly rules: Extract<RoundRules, { kind: 'axes' }>
}

/** Where a scale stands that has not been touched. */
const MIDDLE = RATING_MAX / 2

/** Places each target on two scales: by two sliders, or by pointing at a square that says the same. */
export function AxesBallot({ round, rules }: AxesBallotProps) {
  const t = useT()
  const read = useRead()
  const nameOf = useTargetName()
  const groups = useTargets(rules)
  const own = useOwnBallot(round)
  const there = new Set<string>(groups.flatMap(group => group.targets.map(({ id }) => id)))
  const given = new Map(
    (own.ballot?.kind === 'axes' ? own.ballot.ratings : [])
      .filter(([target]) => there.has(target))
      .map(([target, x, y]) => [target, [x, y] as const]),
  )
  const names = { x: read(rules.x).text, y: read(rules.y).text }

  function set(target: string, rating: readonly [number, number] | undefined): void {
    const next = new Map(given)
    if (rating) next.set(target, rating)
    else next.delete(target)
    own.give({ kind: 'axes', ratings: [...next].map(([id, [x, y]]) => [id, x, y]) })
  }

  if (there.size === 0) return <p className={styles['soft']}>{t('vote.noTargets')}</p>
  return (
    <>
      <div className={styles['budget']}>
        <p>
          <strong>{t('vote.ratedCount', { count: given.size, total: there.size })}</strong>
        </p>
        <p className={styles['soft']}>{t('vote.howAxes')}</p>
        <BallotStatus at={own} />
      </div>
      <TargetList groups={groups} isClusters={rules.on === 'clusters'} nameOf={nameOf}>
        {({ id }, name) => {
          const rating = given.get(id)
          return (
            <div className={styles['rating']}>
              <RatingPad rating={rating} onRate={next => set(id, next)} />
              <div className={styles['scales']}>
                <Scale
                  name={names.y}
                  label={t('vote.rate', { axis: names.y, title: name })}
                  value={rating?.[1]}
                  onChange={y => set(id, [rating?.[0] ?? MIDDLE, y])}
                />
                <Scale
                  name={names.x}
                  label={t('vote.rate', { axis: names.x, title: name })}
                  value={rating?.[0]}
                  onChange={x => set(id, [x, rating?.[1] ?? MIDDLE])}
                />
                <Button
                  look="quiet"
                  // Not `disabled`: focus is on it when it has done its work.
                  aria-disabled={!rating}
                  aria-label={t('vote.clear', { title: name })}
                  onClick={() => rating && set(id, undefined)}
                >
                  {t('vote.clearShort')}
                </Button>
              </div>
            </div>
          )
        }}
      </TargetList>
    </>
  )
}

interface ScaleProps {
  readonly name: string
  /** Names the target too: read aloud in place of the short name. */
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number) => void
}

function Scale({ name, label, value, onChange }: ScaleProps) {
  const t = useT()
  const id = useId()
  return (
    <div className={styles['scale']}>
      <label htmlFor={id} aria-label={label}>
        {name}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={RATING_MAX}
        step={1}
        value={value ?? MIDDLE}
        data-unset={value === undefined || undefined}
        aria-label={label}
        aria-valuetext={value === undefined ? t('vote.unrated') : String(value)}
        onChange={event => onChange(Number(event.target.value))}
        // A scale that is left where it stands can be meant so.
        onClick={event => value === undefined && onChange(Number(event.currentTarget.value))}
      />
      <output htmlFor={id}>{value ?? '–'}</output>
    </div>
  )
}

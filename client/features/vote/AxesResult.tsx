import { useId } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { RATING_MAX } from '#shared/domain/limits.ts'
import type { RoundResult, RoundRules } from '#shared/domain/tables.ts'
import { type Spread, spreadOf } from '#shared/domain/voting.ts'
import { useTargetName } from './use-target-name.ts'
import styles from './vote.module.css'

interface AxesResultProps {
  readonly rules: Extract<RoundRules, { kind: 'axes' }>
  readonly result: Extract<RoundResult, { kind: 'axes' }>
}

interface Point {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly voters: number
  readonly x: Spread
  readonly y: Spread
}

const SIDE = 320
const EDGE = 28
const RADIUS = 11

/** Where each target came to lie and how much people agreed: a picture, and the table of the same numbers. */
export function AxesResult({ rules, result }: AxesResultProps) {
  const t = useT()
  const read = useRead()
  const nameOf = useTargetName()
  const names = { x: read(rules.x).text, y: read(rules.y).text }
  const points = result.targets.flatMap(({ id, title, voters, ...axes }): Omit<Point, 'number'>[] => {
    const [x, y] = [spreadOf(axes.x), spreadOf(axes.y)]
    return x && y ? [{ id, name: nameOf(id, title), voters, x, y }] : []
  })
  const numbered = points.map((point, at): Point => ({ ...point, number: at + 1 }))
  if (numbered.length === 0) return <p className={styles['soft']}>{t('vote.noVotes')}</p>
  return (
    <div className={styles['axes']}>
      <Scatter points={numbered} names={names} />
      <table className={styles['table']}>
        <caption>{t('vote.table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('vote.table.target')}</th>
            <th scope="col">{names.y}</th>
            <th scope="col">{names.x}</th>
            <th scope="col">{t('vote.table.answers')}</th>
          </tr>
        </thead>
        <tbody>
          {numbered.map(({ id, number, name, voters, x, y }) => (
            <tr key={id}>
              <th scope="row">
                {number}. {name}
              </th>
              <td>{t('vote.middle', { value: y.middle, low: y.low, high: y.high })}</td>
              <td>{t('vote.middle', { value: x.middle, low: x.low, high: x.high })}</td>
              <td>{voters}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface ScatterProps {
  readonly points: readonly Point[]
  readonly names: { readonly x: string; readonly y: string }
}

function Scatter({ points, names }: ScatterProps) {
  const t = useT()
  const id = useId()
  const across = (value: number) => EDGE + (value / RATING_MAX) * (SIDE - 2 * EDGE)
  const up = (value: number) => SIDE - across(value)
  return (
    <svg
      className={styles['scatter']}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{t('vote.scatter', names)}</title>
      <desc id={`${id}-says`}>{t('vote.scatterSays')}</desc>
      <rect x={EDGE} y={EDGE} width={SIDE - 2 * EDGE} height={SIDE - 2 * EDGE} rx={6} />
      <path
        className={styles['middleLines']}
        d={`M${SIDE / 2} ${EDGE}V${SIDE - EDGE}M${EDGE} ${SIDE / 2}H${SIDE - EDGE}`}
      />
      <text x={SIDE - EDGE} y={SIDE - 8} textAnchor="end">
        {names.x} →
      </text>
      <text x={EDGE} y={18}>
        ↑ {names.y}
      </text>
      {points.map(({ id: point, x, y }) => (
        <path
          key={point}
          className={styles['spread']}
          d={`M${across(x.low)} ${up(y.middle)}H${across(x.high)}M${across(x.middle)} ${up(y.low)}V${up(y.high)}`}
        />
      ))}
      {points.map(({ id: point, number, x, y }, at) => {
        // Equal answers would hide each other: later ones step aside.
        const same = points.slice(0, at).filter(each => each.x.middle === x.middle && each.y.middle === y.middle).length
        return (
          <g key={point} transform={`translate(${across(x.middle) + same * RADIUS * 1.4} ${up(y.middle)})`}>
            <circle r={RADIUS} />
            <text className={styles['number']} textAnchor="middle" dy="0.36em">
              {number}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

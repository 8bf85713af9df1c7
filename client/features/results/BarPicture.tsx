import { useId } from 'react'
import styles from './Plot.module.css'
import type { Bar, Look, PartKind, PlotData } from './plot.ts'
import { wrapWords } from './wrap-words.ts'

const LINE_PX = 20
const BAR_PX = 24
const GAP_PX = 14
/** Room at the end of the longest bar for what stands there, per character and at least. */
const END_CHAR_PX = 9
const CHAR_PX = 8
/** A narrower part goes without its words; the table and the end of the bar hold them. */
const WORDS_MIN_PX = 40

interface BarPictureProps {
  readonly data: PlotData
  /** In css px. */
  readonly width: number
}

/** Bars with their labels above them, so that no title is cut at any width. */
export function BarPicture({ data, width }: BarPictureProps) {
  const id = useId()
  const widest = Math.max(1, ...data.bars.map(totalOf))
  const room = width - END_CHAR_PX * Math.max(2, ...data.bars.map(bar => bar.end.length)) - 12
  let y = 0
  const placed = data.bars.map(bar => {
    const lines = wrapWords(labelOf(bar), Math.floor(width / CHAR_PX))
    const top = y
    y += lines.length * LINE_PX + BAR_PX + GAP_PX
    return { bar, lines, top }
  })
  return (
    <svg
      className={styles['picture']}
      viewBox={`0 0 ${width} ${Math.max(1, y - GAP_PX)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-says`}
    >
      <title id={`${id}-title`}>{data.title}</title>
      <desc id={`${id}-says`}>{data.finding}</desc>
      <Patterns id={id} />
      {placed.map(({ bar, lines, top }) => (
        <g key={bar.id} transform={`translate(0 ${top})`}>
          <text className={styles['label']}>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
              <tspan key={at} x={0} y={at * LINE_PX + 14}>
                {line}
              </tspan>
            ))}
          </text>
          <g transform={`translate(0 ${lines.length * LINE_PX})`}>
            <Parts id={id} bar={bar} kinds={data.kinds} unit={room / widest} />
          </g>
        </g>
      ))}
    </svg>
  )
}

interface PartsProps {
  readonly id: string
  readonly bar: Bar
  readonly kinds: readonly PartKind[]
  /** Px for one note. */
  readonly unit: number
}

function Parts({ id, bar, kinds, unit }: PartsProps) {
  let x = 1
  const parts = kinds.flatMap(kind => {
    const count = bar.counts.get(kind.id) ?? 0
    if (count === 0) return []
    const left = x
    x += count * unit
    return { kind, count, left, length: count * unit }
  })
  return (
    <>
      {parts.map(({ kind, count, left, length }) => (
        <g key={kind.id}>
          <rect
            className={styles['part']}
            data-look={kind.look}
            x={left}
            y={1}
            width={Math.max(1, length - 2)}
            height={BAR_PX - 2}
            rx={3}
            fill={kind.look === 'solid' || kind.look === 'blank' ? undefined : `url(#${id}-${kind.look})`}
          />
          {length >= WORDS_MIN_PX && <PartWords words={`${kind.mark} ${count}`.trim()} look={kind.look} left={left} />}
        </g>
      ))}
      <line className={styles['base']} x1={0.5} x2={0.5} y1={-2} y2={BAR_PX + 2} />
      <text className={styles['end']} x={x + 6} y={17}>
        {bar.end}
      </text>
    </>
  )
}

/** Words over a pattern stand on a plate of their own, or nobody could read them. */
function PartWords({ words, look, left }: { readonly words: string; readonly look: Look; readonly left: number }) {
  return (
    <>
      {look !== 'solid' && (
        <rect className={styles['plate']} x={left + 4} y={4} width={words.length * 8 + 6} height={BAR_PX - 8} rx={3} />
      )}
      <text className={styles['words']} data-look={look} x={left + 7} y={17}>
        {words}
      </text>
    </>
  )
}

function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatched`} className={styles['pattern']} width={7} height={7} patternUnits="userSpaceOnUse">
        <path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6" />
      </pattern>
      <pattern id={`${id}-dotted`} className={styles['pattern']} width={7} height={7} patternUnits="userSpaceOnUse">
        <circle cx={3.5} cy={3.5} r={1.2} />
      </pattern>
      <pattern id={`${id}-crossed`} className={styles['pattern']} width={8} height={8} patternUnits="userSpaceOnUse">
        <path d="M0 4h8M4 0v8" />
      </pattern>
    </defs>
  )
}

function totalOf({ counts }: Bar): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function labelOf({ label, detail }: Bar): string {
  return detail ? `${label} · ${detail}` : label
}

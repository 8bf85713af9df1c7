import type { PointerEvent } from 'react'
import { RATING_MAX } from '#shared/domain/limits.ts'
import styles from './vote.module.css'

interface RatingPadProps {
  readonly rating: readonly [x: number, y: number] | undefined
  readonly onRate: (rating: readonly [number, number]) => void
}

/** A square to point at; the sliders beside it say the same to keys and screen readers, so it is hidden from them. */
export function RatingPad({ rating, onRate }: RatingPadProps) {
  function rate(event: PointerEvent<HTMLDivElement>): void {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    if (width === 0 || height === 0) return
    const share = (at: number) => Math.round(Math.min(1, Math.max(0, at)) * RATING_MAX)
    onRate([share((event.clientX - left) / width), share(1 - (event.clientY - top) / height)])
  }
  return (
    <div
      className={styles['pad']}
      aria-hidden="true"
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        rate(event)
      }}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && rate(event)}
    >
      {rating && (
        <span style={{ left: `${(rating[0] / RATING_MAX) * 100}%`, bottom: `${(rating[1] / RATING_MAX) * 100}%` }} />
      )}
    </div>
  )
}

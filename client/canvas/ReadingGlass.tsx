import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useBoardLanguage } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { noteOf } from './note-of.ts'
import styles from './ReadingGlass.module.css'

/** A hand that rests so long wants to read. */
const REST_MS = 420
/** The way from a card to its glass, or from one card to the next. */
const LINGER_MS = 160
/** From here on the words of a card can be read without help, if they are all there. */
const READABLE_ZOOM = 0.72
/** Of the glass; the style sheet has its width. */
const GLASS_WIDTH_PX = 300

interface ReadingGlassProps {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly camera: Camera
  readonly laid: Laid
  readonly carrier: Carrier
}

/**
 * All words of a note, large, beside its card: where the mouse rests or focus is, if the card is too small to read or
 * does not hold them all. Escape and moving the board put it away. To screen readers the card says everything itself.
 */
export function ReadingGlass({ viewport, camera, laid, carrier }: ReadingGlassProps) {
  const [note, setNote] = useState<NoteId>()
  const glass = useRef<HTMLDivElement>(null)
  const newest = useRef(laid)
  useEffect(() => {
    newest.current = laid
  })

  useEffect(() => {
    const element = viewport.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let over: NoteId | undefined
    const show = (next: NoteId | undefined, afterMs: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => setNote(next && isHard(element, camera, next) ? next : undefined), afterMs)
    }
    const away = () => {
      over = undefined
      clearTimeout(timer)
      setNote(undefined)
    }
    const point = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || !(event.target instanceof Node)) return
      if (event.buttons !== 0 || carrier.carried.get()) {
        away()
        return
      }
      if (glass.current?.contains(event.target)) {
        clearTimeout(timer)
        return
      }
      const box = element.getBoundingClientRect()
      const at: Point = [event.clientX - box.left, event.clientY - box.top]
      const under =
        noteOf(event.target) ?? (camera.isFar ? newest.current.grid.at(camera.toBoard(at))?.note : undefined)
      if (under === over) return
      over = under
      show(under, under ? REST_MS : LINGER_MS)
    }
    const focus = (event: FocusEvent) => {
      const focused = event.target instanceof Element && event.target.matches(':focus-visible') && noteOf(event.target)
      if (focused) show(focused, LINGER_MS)
      else away()
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape' || event.key === 'Enter' || event.code === 'Space') away()
    }
    const parent = element.parentElement ?? element
    parent.addEventListener('pointermove', point)
    parent.addEventListener('pointerleave', away)
    element.addEventListener('focusin', focus)
    element.addEventListener('focusout', away)
    element.addEventListener('pointerdown', away)
    element.addEventListener('keydown', key, true)
    const stop = camera.subscribe(() => {
      clearTimeout(timer)
      setNote(undefined)
    })
    return () => {
      clearTimeout(timer)
      stop()
      parent.removeEventListener('pointermove', point)
      parent.removeEventListener('pointerleave', away)
      element.removeEventListener('focusin', focus)
      element.removeEventListener('focusout', away)
      element.removeEventListener('pointerdown', away)
      element.removeEventListener('keydown', key, true)
    }
  }, [viewport, camera, carrier])

  const card = note && laid.layout.cardOf.get(note)
  if (!card) return null
  const [left, top] = camera.toScreen([card.x, card.y])
  const { zoom } = camera.get()
  const width = Math.min(GLASS_WIDTH_PX, camera.size.width - 16)
  const beside = left + NOTE_SIZE.width * zoom + 4
  const isRoom = beside + width <= camera.size.width - 8
  const x = isRoom ? beside : Math.max(8, left - width - 4)
  const isLow = top > camera.size.height * 0.6
  return (
    <div
      ref={glass}
      className={styles['glass']}
      style={{
        left: x,
        width,
        ...(isLow
          ? { bottom: Math.max(8, camera.size.height - top - NOTE_SIZE.height * zoom) }
          : { top: Math.max(8, top) }),
      }}
      aria-hidden="true"
      // It lies over the board: what it cannot scroll itself is meant for that.
      onWheel={event => {
        const { scrollHeight, clientHeight } = event.currentTarget
        if (scrollHeight > clientHeight + 1) return
        setNote(undefined)
        viewport.current?.dispatchEvent(new WheelEvent('wheel', event.nativeEvent))
      }}
    >
      <GlassWords note={card.note} />
    </div>
  )
}

function GlassWords({ note }: { readonly note: NoteId }) {
  const boardLanguage = useBoardLanguage()
  const row = useRow('notes', note)?.note
  const wording = useRow('wordings', note)?.text
  const marks = useRow('marks', note)
  if (!row) return null
  return (
    <p className={styles['words']} data-colour={marks?.colour} lang={row.language ?? boardLanguage}>
      <NoteText text={wording ?? row.text} />
    </p>
  )
}

/** Whether the card is too small to read, or does not hold all its words. */
function isHard(element: HTMLElement, camera: Camera, note: NoteId): boolean {
  if (camera.get().zoom < READABLE_ZOOM) return true
  const words = element.querySelector(`[data-note="${note}"] p`)
  return words !== null && words.scrollHeight > words.clientHeight + 1
}

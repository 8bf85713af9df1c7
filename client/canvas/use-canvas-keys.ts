import type { KeyboardEvent, RefObject } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { useRemoveNotes } from '#client/features/notes/use-remove-notes.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import type { CarryHandle } from './CarryContext.tsx'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { type Direction, neighbourOf } from './neighbours.ts'

const PAN_PX = 90
const ZOOM_STEP = 1.25
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

interface KeyNeeds {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly camera: Camera
  readonly laid: Laid
  readonly carrier: Carrier
  readonly handle: CarryHandle
  hold(note: NoteId): void
}

/** Everything on the canvas by keyboard; `canvas.keys` says the same to who uses it. */
export function useCanvasKeys({ viewport, camera, laid, carrier, handle, hold }: KeyNeeds) {
  const t = useT()
  const { screen } = useBoard()
  const actor = useActor()
  const remove = useRemoveNotes()

  /** Brings a note into the mounted part first, and puts focus on it once it is there. */
  function focusNote(note: NoteId | undefined): void {
    const card = note && laid.layout.cardOf.get(note)
    if (!card) return
    if (camera.isFar) camera.zoomTo(0.7)
    camera.reveal(cardBox(card))
    screen.activeNote.set(card.note)
    requestAnimationFrame(() => {
      viewport.current?.querySelector<HTMLElement>(`[data-note="${card.note}"]`)?.focus({ preventScroll: true })
    })
  }

  function pan(direction: Direction): void {
    const dx = direction === 'left' ? PAN_PX : direction === 'right' ? -PAN_PX : 0
    const dy = direction === 'up' ? PAN_PX : direction === 'down' ? -PAN_PX : 0
    camera.panBy(dx, dy)
  }

  function onNote(event: KeyboardEvent, note: NoteId): boolean {
    const selected = screen.selected.get()
    const meant = selected.has(note) ? [...selected] : [note]
    const direction = DIRECTIONS[event.key]
    if (direction) focusNote(neighbourOf(laid.layout, note, direction))
    else if (event.key === 'Home') focusNote(laid.layout.cards[0]?.note)
    else if (event.key === 'End') focusNote(laid.layout.cards.at(-1)?.note)
    else if (event.key === 'Enter') screen.dialog.set({ kind: 'note', note, isEditing: true })
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))
      screen.dialog.set({ kind: 'note', note })
    else if (event.key === 'm' || event.key === 'M') screen.dialog.set({ kind: 'move', notes: meant })
    else if (event.key === 's' || event.key === 'S') {
      screen.toggleSelected(note)
      announcer.say(t('canvas.selected', { count: screen.selected.get().size }))
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(meant)
    else if (event.code === 'Space') {
      if (actor.mayArrange) {
        const card = laid.layout.cardOf.get(note)
        if (card) carrier.prepare(card, undefined)
        hold(note)
        handle.keyDown(event)
      } else announcer.say(t(`refusal.${actor.role === 'participant' ? 'step-forbids' : 'not-allowed'}`), 'assertive')
    } else return false
    return true
  }

  function onCanvas(event: KeyboardEvent): boolean {
    const direction = DIRECTIONS[event.key]
    if (direction) pan(direction)
    else if (event.key === 'Enter') focusNote(screen.activeNote.get() ?? laid.layout.cards[0]?.note)
    else return false
    return true
  }

  function anywhere(event: KeyboardEvent): boolean {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      screen.select(laid.layout.cards.map(({ note }) => note))
      announcer.say(t('canvas.selected', { count: laid.layout.cards.length }))
    } else if (event.ctrlKey || event.metaKey || event.altKey) return false
    else if (event.key === '+' || event.key === '=') camera.zoomBy(ZOOM_STEP)
    else if (event.key === '-') camera.zoomBy(1 / ZOOM_STEP)
    else if (event.key === '0') camera.fit(laid.layout.bounds)
    else if (event.key === '1') camera.zoomTo(1)
    else if (event.key === 'Escape' && screen.selected.get().size > 0) {
      screen.select([])
      announcer.say(t('canvas.selected', { count: 0 }))
    } else return false
    return true
  }

  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target } = event
    if (carrier.carried.get() || !(target instanceof HTMLElement) || target.closest('input, textarea, button')) return
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey
    const note = target.dataset['note'] as NoteId | undefined
    const isTaken =
      (!hasModifier && (note ? onNote(event, note) : target === viewport.current && onCanvas(event))) || anywhere(event)
    if (isTaken) event.preventDefault()
  }
}

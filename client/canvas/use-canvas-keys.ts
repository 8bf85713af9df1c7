import type { KeyboardEvent, RefObject } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useCopying } from '#client/features/notes/use-copying.ts'
import { useRemoveNotes } from '#client/features/notes/use-remove-notes.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { withdrawOwnNote } from '#shared/domain/commands/own-notes.ts'
import type { ClusterId, NoteId, OwnNoteId } from '#shared/domain/ids.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import type { CarryHandle } from './CarryContext.tsx'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { useFoldAll } from './HandTools.tsx'
import { type Direction, neighbourOf } from './neighbours.ts'
import { clusterBoxOf } from './target-shape.ts'
import type { Focused } from './use-writing.ts'

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
  holdCluster(cluster: ClusterId): void
  edit(note: NoteId): void
  editOwn(own: OwnNoteId): void
  writeHere(focused: Focused): void
}

/** Everything on the canvas by keyboard; `canvas.keys` and `canvas.clusterKeys` say the same to who uses it. */
export function useCanvasKeys(needs: KeyNeeds) {
  const { viewport, camera, laid, carrier, handle } = needs
  const t = useT()
  const act = useAct()
  const { screen, session } = useBoard()
  const actor = useActor()
  const remove = useRemoveNotes()
  const { duplicate } = useCopying(laid.layout.framework)
  const foldAll = useFoldAll(laid.layout)

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

  /** Takes hold by keyboard, or says why not. */
  function carry(event: KeyboardEvent, corner: { readonly x: number; readonly y: number } | undefined): void {
    if (actor.mayArrange) {
      if (corner) carrier.prepare(corner, undefined)
      handle.keyDown(event)
    } else announcer.say(t(`refusal.${actor.role === 'participant' ? 'step-forbids' : 'not-allowed'}`), 'assertive')
  }

  function onNote(event: KeyboardEvent, note: NoteId): boolean {
    const selected = screen.selected.get()
    const meant = selected.has(note) ? [...selected] : [note]
    const direction = DIRECTIONS[event.key]
    if (direction) focusNote(neighbourOf(laid.layout, note, direction))
    else if (event.key === 'Home') focusNote(laid.layout.cards[0]?.note)
    else if (event.key === 'End') focusNote(laid.layout.cards.at(-1)?.note)
    else if (isDetails(event)) screen.dialog.set({ kind: 'note', note })
    else if (event.key === 'Enter') needs.edit(note)
    else if (isKey(event, 'm')) screen.dialog.set({ kind: 'move', notes: meant })
    else if (isKey(event, 's')) {
      screen.toggleSelected(note)
      announcer.say(t('canvas.selected', { count: screen.selected.get().size }))
    } else if (event.key === 'Delete' || event.key === 'Backspace') remove(meant)
    else if (event.code === 'Space') {
      needs.hold(note)
      carry(event, laid.layout.cardOf.get(note))
    } else return false
    return true
  }

  function onCluster(event: KeyboardEvent, cluster: ClusterId): boolean {
    const box = clusterBoxOf(laid.layout, cluster)
    if (isDetails(event)) screen.dialog.set({ kind: 'cluster', cluster })
    else if (isKey(event, 'm')) {
      if (actor.mayArrange) screen.dialog.set({ kind: 'move-cluster', cluster })
      else screen.dialog.set({ kind: 'cluster', cluster })
    } else if (isKey(event, 'f') && !event.shiftKey) {
      const isFolded = screen.folded.get().has(cluster)
      screen.fold([cluster], !isFolded)
      announcer.say(t(isFolded ? 'cluster.isOpen' : 'cluster.isFolded'))
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') {
      focusNote(laid.layout.cards.find(({ home }) => home.in === 'cluster' && home.cluster === cluster)?.note)
    } else if (event.code === 'Space') {
      needs.holdCluster(cluster)
      carry(event, box?.box)
    } else return false
    return true
  }

  function onOwn(event: KeyboardEvent, own: OwnNoteId): boolean {
    if (event.key === 'Enter') needs.editOwn(own)
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      if (act(withdrawOwnNote(session.view, actor, own))) {
        announcer.say(t('mine.withdrawn'))
        viewport.current?.focus({ preventScroll: true })
      }
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

  function withModifier(event: KeyboardEvent, note: NoteId | undefined): boolean {
    const key = event.key.toLowerCase()
    if (event.altKey || event.shiftKey) return false
    if (key === 'a') {
      screen.select(laid.layout.cards.map(each => each.note))
      announcer.say(t('canvas.selected', { count: laid.layout.cards.length }))
    } else if (key === 'd') {
      const selected = screen.selected.get()
      if (note && !selected.has(note)) duplicate([note])
      else duplicate([...selected])
    } else return false
    return true
  }

  function anywhere(event: KeyboardEvent, focused: Focused): boolean {
    if (event.key === '+' || event.key === '=') camera.zoomBy(ZOOM_STEP)
    else if (event.key === '-') camera.zoomBy(1 / ZOOM_STEP)
    else if (event.key === '1') camera.zoomTo(1)
    else if (isKey(event, 'n')) needs.writeHere(focused)
    else if (isKey(event, 'f') && event.shiftKey) foldAll.turn()
    else if (event.key === 'Escape' && screen.selected.get().size > 0) {
      screen.select([])
      announcer.say(t('canvas.selected', { count: 0 }))
    } else return false
    return true
  }

  return (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target } = event
    if (carrier.carried.get() || !(target instanceof HTMLElement)) return
    const cluster = target.dataset['clusterTitle'] as ClusterId | undefined
    if (cluster === undefined && target.closest('input, textarea, button')) return
    const note = target.dataset['note'] as NoteId | undefined
    const own = target.dataset['own'] as OwnNoteId | undefined
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (withModifier(event, note)) event.preventDefault()
      return
    }
    const isTaken =
      (note !== undefined && onNote(event, note)) ||
      (cluster !== undefined && onCluster(event, cluster)) ||
      (own !== undefined && onOwn(event, own)) ||
      (target === viewport.current && onCanvas(event)) ||
      anywhere(event, { note, cluster })
    if (isTaken) event.preventDefault()
  }
}

/** The page with everything about a thing, in place of the quickest act. */
function isDetails(event: KeyboardEvent): boolean {
  return (
    (event.key === 'Enter' && event.shiftKey) || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
  )
}

function isKey(event: KeyboardEvent, letter: string): boolean {
  return event.key.toLowerCase() === letter
}

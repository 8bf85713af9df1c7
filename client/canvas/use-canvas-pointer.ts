import { type MouseEvent, type PointerEvent, type RefObject, type TouchEvent, useEffect, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import type { CarryHandle } from './CarryContext.tsx'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { noteOf } from './note-of.ts'

/** Less is a click, not a pan. */
const PAN_FROM_PX = 6
const WHEEL_LINE_PX = 18
/** A held note this near to the edge moves the board, so much a frame. */
const EDGE_PX = 44
const EDGE_SPEED_PX = 12
/** More people's cursors would be a swarm; nobody sends any then. */
export const CURSORS_MAX_PEOPLE = 25

interface PointerNeeds {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly marquee: RefObject<HTMLDivElement | null>
  readonly camera: Camera
  readonly laid: Laid
  readonly carrier: Carrier
  readonly handle: CarryHandle
  readonly mayArrange: boolean
  hold(note: NoteId): void
}

type Gesture =
  | { readonly kind: 'pan'; readonly pointer: number; last: Point; hasMoved: boolean }
  | { readonly kind: 'marquee'; readonly from: Point; readonly before: ReadonlySet<NoteId> }
  | { readonly kind: 'pinch'; distance: number; middle: Point }

/** Mouse, pen and touch on the canvas: pan, zoom, select, and taking hold of notes. */
export function useCanvasPointer({ viewport, marquee, camera, laid, carrier, handle, mayArrange, hold }: PointerNeeds) {
  const { screen, session } = useBoard()
  const gesture = useRef<Gesture>(undefined)
  const touches = useRef(new Map<number, Point>())
  const wasMoved = useRef(false)

  const at = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = viewport.current?.getBoundingClientRect()
    return [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
  }
  const noteAt = (event: { readonly target: EventTarget; readonly clientX: number; readonly clientY: number }) =>
    noteOf(event.target) ?? (camera.isFar ? laid.grid.at(camera.toBoard(at(event)))?.note : undefined)

  useEffect(() => {
    const element = viewport.current
    if (!element) return
    // Not through React, whose wheel listeners may not prevent the page from zooming.
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE_PX : 1
      const box = element.getBoundingClientRect()
      if (event.ctrlKey || event.metaKey) {
        const factor = Math.exp((-event.deltaY * unit) / 240)
        camera.zoomAt([event.clientX - box.left, event.clientY - box.top], Math.min(1.6, Math.max(0.6, factor)))
      } else if (event.shiftKey && event.deltaX === 0) camera.panBy(-event.deltaY * unit, 0)
      else camera.panBy(-event.deltaX * unit, -event.deltaY * unit)
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [viewport, camera])

  useEffect(() => {
    let frame = 0
    let last: Point | undefined
    const follow = (event: globalThis.PointerEvent) => {
      if (carrier.carried.get()?.by !== 'pointer') return
      const box = viewport.current?.getBoundingClientRect()
      last = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
      carrier.pointAt(last)
    }
    const edge = () => {
      const carried = carrier.carried.get()
      frame = carried ? requestAnimationFrame(edge) : 0
      if (carried?.by !== 'pointer' || !last) return
      const [x, y] = last
      const dx = x < EDGE_PX ? EDGE_SPEED_PX : x > camera.size.width - EDGE_PX ? -EDGE_SPEED_PX : 0
      const dy = y < EDGE_PX ? EDGE_SPEED_PX : y > camera.size.height - EDGE_PX ? -EDGE_SPEED_PX : 0
      if (dx === 0 && dy === 0) return
      camera.panBy(dx, dy)
      carrier.again()
    }
    const stop = carrier.carried.subscribe(() => {
      last = undefined
      if (carrier.carried.get() && frame === 0) frame = requestAnimationFrame(edge)
    })
    window.addEventListener('pointermove', follow)
    return () => {
      stop()
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', follow)
    }
  }, [carrier, camera, viewport])

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (isControl(event.target)) return
    wasMoved.current = false
    const point = at(event)
    const note = noteAt(event)
    if (event.pointerType === 'touch') {
      touches.current.set(event.pointerId, point)
      const [a, b] = [...touches.current.values()]
      if (a && b) {
        gesture.current = { kind: 'pinch', distance: distanceOf(a, b), middle: middleOf(a, b) }
        return
      }
    }
    if (note !== undefined && event.button === 0) {
      const card = laid.layout.cardOf.get(note)
      if (card) carrier.prepare(card, point)
      hold(note)
      // A finger that moves before the note is taken hold of pans.
      if (event.pointerType !== 'touch') return
    }
    if (note === undefined && event.shiftKey && event.button === 0) {
      gesture.current = { kind: 'marquee', from: point, before: screen.selected.get() }
      event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    if (event.button !== 0 && event.button !== 1) return
    gesture.current = { kind: 'pan', pointer: event.pointerId, last: point, hasMoved: false }
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const point = at(event)
    if (session.peers.get().length < CURSORS_MAX_PEOPLE) screen.present({ cursor: roundPoint(camera.toBoard(point)) })
    if (touches.current.has(event.pointerId)) touches.current.set(event.pointerId, point)
    const { current } = gesture
    if (!current || carrier.carried.get()) return
    if (current.kind === 'pinch') {
      const [a, b] = [...touches.current.values()]
      if (!a || !b) return
      const middle = middleOf(a, b)
      camera.panBy(middle[0] - current.middle[0], middle[1] - current.middle[1])
      camera.zoomAt(middle, distanceOf(a, b) / Math.max(1, current.distance))
      gesture.current = { kind: 'pinch', distance: distanceOf(a, b), middle }
      wasMoved.current = true
    } else if (current.kind === 'marquee') {
      const rect = rectOf(current.from, point)
      showRect(marquee.current, rect)
      const [x, y] = camera.toBoard([rect.x, rect.y])
      const { zoom } = camera.get()
      const found = laid.grid.within({ x, y, width: rect.width / zoom, height: rect.height / zoom })
      screen.select([...current.before, ...found.map(card => card.note)])
      wasMoved.current = true
    } else if (current.pointer === event.pointerId) {
      if (!current.hasMoved && distanceOf(point, current.last) < PAN_FROM_PX) return
      if (!current.hasMoved) event.currentTarget.setPointerCapture(event.pointerId)
      camera.panBy(point[0] - current.last[0], point[1] - current.last[1])
      current.last = point
      current.hasMoved = true
      wasMoved.current = true
    }
  }

  function onPointerUp(event: PointerEvent<HTMLDivElement>): void {
    touches.current.delete(event.pointerId)
    gesture.current = undefined
    showRect(marquee.current, undefined)
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    if (wasMoved.current) {
      wasMoved.current = false
      return
    }
    const opened = event.target instanceof Element ? event.target.closest('[data-open-note]') : null
    const note = noteAt(event)
    if (opened && note) screen.dialog.set({ kind: 'note', note })
    else if (isControl(event.target)) return
    else if (note === undefined) screen.select([])
    else if (event.shiftKey || event.ctrlKey || event.metaKey) screen.toggleSelected(note)
    else {
      screen.select([note])
      screen.activeNote.set(note)
    }
  }

  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onPointerLeave: () => screen.present({ cursor: undefined }),
    onClick,
    onDoubleClick(event: MouseEvent) {
      const note = isControl(event.target) ? undefined : noteAt(event)
      if (note) screen.dialog.set({ kind: 'note', note, isEditing: true })
    },
    onMouseDown(event: MouseEvent) {
      if (mayArrange && !isControl(event.target) && noteAt(event) !== undefined) handle.mouseDown(event)
    },
    onTouchStart(event: TouchEvent) {
      const touch = event.touches.item(0)
      if (!mayArrange || event.touches.length !== 1 || !touch || isControl(event.target)) return
      const { target } = event
      if (noteAt({ target, clientX: touch.clientX, clientY: touch.clientY }) !== undefined) handle.touchStart(event)
    },
  }
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, textarea, select, a, dialog') !== null
}

function distanceOf([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by)
}

function middleOf([ax, ay]: Point, [bx, by]: Point): Point {
  return [(ax + bx) / 2, (ay + by) / 2]
}

function roundPoint([x, y]: Point): Point {
  return [Math.round(x), Math.round(y)]
}

function rectOf([ax, ay]: Point, [bx, by]: Point) {
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) }
}

function showRect(element: HTMLElement | null, rect: ReturnType<typeof rectOf> | undefined): void {
  if (!element) return
  element.hidden = rect === undefined
  if (!rect) return
  element.style.transform = `translate(${rect.x}px, ${rect.y}px)`
  element.style.width = `${rect.width}px`
  element.style.height = `${rect.height}px`
}

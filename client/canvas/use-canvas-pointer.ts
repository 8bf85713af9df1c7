import { type MouseEvent, type PointerEvent, type RefObject, type TouchEvent, useEffect, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { ClusterId, NoteId, OwnNoteId } from '#shared/domain/ids.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import type { CarryHandle } from './CarryContext.tsx'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { EdgeScroll } from './edge-scroll.ts'
import { clusterBarOf, isControl, noteOf, ownOf } from './note-of.ts'
import { clusterBoxOf } from './target-shape.ts'

/** Less is a click, not a pan. */
const PAN_FROM_PX = 6
const WHEEL_LINE_PX = 18
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
  /** A tap adds to what is selected, and a drag over free ground draws around more. */
  readonly isSelecting: boolean
  hold(note: NoteId): void
  holdCluster(cluster: ClusterId): void
  edit(note: NoteId): void
  editOwn(own: OwnNoteId): void
  /** The board's point where somebody wants to write. */
  writeAt(point: Point): void
}

type Gesture =
  | { readonly kind: 'pan'; readonly pointer: number; last: Point; hasMoved: boolean }
  /** `from` is the board's point: it stays where it is while the board moves under the hand. */
  | { readonly kind: 'marquee'; readonly from: Point; last: Point; readonly before: ReadonlySet<NoteId> }
  | { readonly kind: 'pinch'; distance: number; middle: Point }

/** Mouse, pen and touch on the canvas: pan, zoom, select, and taking hold of notes and clusters. */
export function useCanvasPointer(needs: PointerNeeds) {
  const { viewport, marquee, camera, laid, carrier, handle, mayArrange, isSelecting, hold, holdCluster } = needs
  const { screen, session } = useBoard()
  const gesture = useRef<Gesture>(undefined)
  const touches = useRef(new Map<number, Point>())
  const wasMoved = useRef(false)
  const newestLaid = useRef(laid)
  useEffect(() => {
    newestLaid.current = laid
  })

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
    let last: Point | undefined
    const follow = (event: globalThis.PointerEvent) => {
      if (carrier.carried.get()?.by !== 'pointer') return
      const box = viewport.current?.getBoundingClientRect()
      last = [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]
      carrier.pointAt(last)
      edge.begin()
    }
    const edge = new EdgeScroll(
      camera,
      () => (carrier.carried.get()?.by === 'pointer' ? last : undefined),
      () => carrier.again(),
    )
    const stop = carrier.carried.subscribe(() => {
      last = undefined
    })
    window.addEventListener('pointermove', follow)
    return () => {
      stop()
      edge.stop()
      window.removeEventListener('pointermove', follow)
    }
  }, [carrier, camera, viewport])

  const around = useRef<EdgeScroll>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawAround reads what is newest by itself
  useEffect(() => {
    const edge = new EdgeScroll(
      camera,
      () => (gesture.current?.kind === 'marquee' ? gesture.current.last : undefined),
      () => drawAround(),
    )
    around.current = edge
    return () => edge.stop()
  }, [camera])

  /** Selects what the rectangle between its first corner and the hand holds. */
  function drawAround(): void {
    const { current } = gesture
    if (current?.kind !== 'marquee') return
    const rect = rectOf(camera.toScreen(current.from), current.last)
    showRect(marquee.current, rect)
    const [x, y] = camera.toBoard([rect.x, rect.y])
    const { zoom } = camera.get()
    const found = newestLaid.current.grid.within({ x, y, width: rect.width / zoom, height: rect.height / zoom })
    screen.select([...current.before, ...found.map(card => card.note)])
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    const bar = clusterBarOf(event.target)
    if (bar === undefined && isControl(event.target)) return
    wasMoved.current = false
    const point = at(event)
    const note = bar === undefined ? noteAt(event) : undefined
    const isTouch = event.pointerType === 'touch'
    if (isTouch) {
      touches.current.set(event.pointerId, point)
      const [a, b] = [...touches.current.values()]
      if (a && b) {
        gesture.current = { kind: 'pinch', distance: distanceOf(a, b), middle: middleOf(a, b) }
        showRect(marquee.current, undefined)
        return
      }
    }
    if (event.button === 0 && (note !== undefined || bar !== undefined)) {
      if (note !== undefined) takeNote(note, point)
      if (bar !== undefined) takeCluster(bar, point)
      // A finger that moves before anything is taken hold of pans.
      if (!isTouch) return
    }
    if (note === undefined && bar === undefined && (event.shiftKey || isSelecting) && event.button === 0) {
      gesture.current = { kind: 'marquee', from: camera.toBoard(point), last: point, before: screen.selected.get() }
      event.currentTarget.setPointerCapture(event.pointerId)
      return
    }
    if (event.button !== 0 && event.button !== 1) return
    gesture.current = { kind: 'pan', pointer: event.pointerId, last: point, hasMoved: false }
  }

  function takeNote(note: NoteId, point: Point): void {
    const card = laid.layout.cardOf.get(note)
    if (card) carrier.prepare(card, point)
    hold(note)
  }

  function takeCluster(cluster: ClusterId, point: Point): void {
    const box = clusterBoxOf(laid.layout, cluster)?.box
    if (box) carrier.prepare(box, point)
    holdCluster(cluster)
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
      if (!wasMoved.current && distanceOf(point, current.last) < PAN_FROM_PX) return
      current.last = point
      wasMoved.current = true
      drawAround()
      around.current?.begin()
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
    else if (note === undefined) {
      if (!isSelecting) screen.select([])
    } else if (isSelecting || event.shiftKey || event.ctrlKey || event.metaKey) screen.toggleSelected(note)
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
    onClickCapture(event: MouseEvent) {
      // A finger that panned over a cluster's title has not asked for anything.
      if (!wasMoved.current || clusterBarOf(event.target) === undefined) return
      wasMoved.current = false
      event.preventDefault()
      event.stopPropagation()
    },
    onContextMenu(event: MouseEvent) {
      // A long press picks up; the browser's own menu would take the finger away.
      if ('pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch') event.preventDefault()
    },
    onDoubleClick(event: MouseEvent) {
      if (isControl(event.target) || isSelecting) return
      const note = noteAt(event)
      const own = ownOf(event.target)
      if (note) needs.edit(note)
      else if (own) needs.editOwn(own)
      else needs.writeAt(camera.toBoard(at(event)))
    },
    onMouseDown(event: MouseEvent) {
      // The middle button pans, also over a note.
      if (!mayArrange || event.button !== 0) return
      const isBar = clusterBarOf(event.target) !== undefined
      if (isBar || (!isControl(event.target) && noteAt(event) !== undefined)) handle.mouseDown(event)
    },
    onTouchStart(event: TouchEvent) {
      const touch = event.touches.item(0)
      if (!mayArrange || event.touches.length !== 1 || !touch) return
      const { target } = event
      if (clusterBarOf(target) !== undefined) handle.touchStart(event)
      else if (isControl(target)) return
      else if (noteAt({ target, clientX: touch.clientX, clientY: touch.clientY }) !== undefined)
        handle.touchStart(event)
    },
  }
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

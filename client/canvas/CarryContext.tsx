import {
  DndContext,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { KeyboardEvent, MouseEvent, ReactNode, TouchEvent } from 'react'

/*
 * The one file that knows @dnd-kit. It starts, ends and cancels carrying, by mouse, touch and keyboard; what moves is
 * moved by the Carrier. There is one draggable for the whole layer: one for each note would make every note
 * render at each grab.
 */

/** Less is a click. */
const MOUSE_DISTANCE_PX = 5
/** A shorter touch pans or taps. */
const TOUCH_HOLD_MS = 220
const TOUCH_TOLERANCE_PX = 8

const LAYER = 'notes'
/** Its own live region stays outside the page: what is said is said through ours. */
const NOWHERE = document.createElement('div')

interface CarryContextProps {
  readonly onStart: (by: 'pointer' | 'keyboard') => void
  readonly onEnd: () => void
  readonly onCancel: () => void
  /** A key while the keyboard carries. */
  readonly onKey: (event: globalThis.KeyboardEvent) => void
  readonly children: ReactNode
}

export function CarryContext({ onStart, onEnd, onCancel, onKey, children }: CarryContextProps) {
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: MOUSE_DISTANCE_PX } }),
    useSensor(TouchSensor, { activationConstraint: { delay: TOUCH_HOLD_MS, tolerance: TOUCH_TOLERANCE_PX } }),
    useSensor(KeyboardSensor, {
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
      coordinateGetter: event => {
        onKey(event)
        return undefined
      },
    }),
  )
  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      collisionDetection={() => []}
      accessibility={{ container: NOWHERE }}
      onDragStart={({ activatorEvent }: DragStartEvent) =>
        onStart(activatorEvent.type === 'keydown' ? 'keyboard' : 'pointer')
      }
      onDragEnd={onEnd}
      onDragCancel={onCancel}
    >
      {children}
    </DndContext>
  )
}

export interface CarryHandle {
  /** The element that is taken hold of. */
  hold(element: HTMLElement | null): void
  mouseDown(event: MouseEvent): void
  touchStart(event: TouchEvent): void
  keyDown(event: KeyboardEvent): void
}

/** Hands an event that may begin carrying to whoever watches for it. */
export function useCarryHandle(): CarryHandle {
  const { listeners, setNodeRef } = useDraggable({ id: LAYER })
  return {
    hold: setNodeRef,
    mouseDown: event => listeners?.['onMouseDown']?.(event),
    touchStart: event => listeners?.['onTouchStart']?.(event),
    keyDown: event => listeners?.['onKeyDown']?.(event),
  }
}

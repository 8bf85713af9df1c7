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
import {
  createContext,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type TouchEvent,
  useContext,
  useLayoutEffect,
  useState,
} from 'react'

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
const ACCESSIBILITY = { container: document.createElement('div') }
const noCollisions = () => []

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
  const [handle] = useState(() => new LayerHandle())
  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      collisionDetection={noCollisions}
      accessibility={ACCESSIBILITY}
      onDragStart={({ activatorEvent }: DragStartEvent) =>
        onStart(activatorEvent.type === 'keydown' ? 'keyboard' : 'pointer')
      }
      onDragEnd={onEnd}
      onDragCancel={onCancel}
    >
      <KeepHandle handle={handle} />
      <Handle value={handle}>{children}</Handle>
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

/** Always the same object, whatever dnd-kit says anew at each move of the hand. */
class LayerHandle implements CarryHandle {
  draggable: ReturnType<typeof useDraggable> | undefined
  #element: HTMLElement | null = null

  take(draggable: ReturnType<typeof useDraggable>): void {
    this.draggable = draggable
    draggable.setNodeRef(this.#element)
  }

  readonly hold = (element: HTMLElement | null): void => {
    this.#element = element
    this.draggable?.setNodeRef(element)
  }
  readonly mouseDown = (event: MouseEvent): void => this.draggable?.listeners?.['onMouseDown']?.(event)
  readonly touchStart = (event: TouchEvent): void => this.draggable?.listeners?.['onTouchStart']?.(event)
  readonly keyDown = (event: KeyboardEvent): void => this.draggable?.listeners?.['onKeyDown']?.(event)
}

const Handle = createContext<CarryHandle | undefined>(undefined)

/** Draws nothing, but is drawn anew with each move while something is carried; the board beside it is not. */
function KeepHandle({ handle }: { readonly handle: LayerHandle }) {
  const draggable = useDraggable({ id: LAYER })
  useLayoutEffect(() => handle.take(draggable))
  return null
}

/** Hands an event that may begin carrying to whoever watches for it. */
export function useCarryHandle(): CarryHandle {
  const handle = useContext(Handle)
  if (!handle) throw new Error('nothing can be carried outside CarryContext')
  return handle
}

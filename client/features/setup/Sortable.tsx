import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  type Modifier,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import rows from './rows.module.css'

/** Less is a click. */
const DRAG_DISTANCE_PX = 4
/** Its own live region stays outside the page: what is said is said through ours. */
const NOWHERE = document.createElement('div')
const straight: Modifier = ({ transform }) => ({ ...transform, x: 0 })

interface SortableProps<Id extends string> {
  readonly label: string
  readonly ids: readonly Id[]
  readonly titleOf: (id: Id) => string
  /** Before the one at `index` of the list as it is shown, itself included. True if it was done. */
  readonly onMove: (id: Id, index: number) => boolean
  readonly children: (id: Id, index: number) => ReactNode
}

interface Place {
  readonly id: string
  readonly title: string
  readonly index: number
  readonly count: number
  move(by: 1 | -1): void
}
const RowPlace = createContext<Place | undefined>(undefined)

/** A list in an order that is changed by dragging, by Alt and the arrow keys, or by buttons. */
export function Sortable<Id extends string>({ label, ids, titleOf, onMove, children }: SortableProps<Id>) {
  const t = useT()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: DRAG_DISTANCE_PX } }))
  const [drop, setDrop] = useState<{ readonly id: string; readonly side: 'before' | 'after' }>()

  function move(id: Id, to: number): void {
    const from = ids.indexOf(id)
    if (to < 0 || to >= ids.length || to === from) return
    if (onMove(id, to > from ? to + 1 : to))
      announcer.say(t('setup.moved', { title: titleOf(id), number: to + 1, total: ids.length }))
  }
  function look({ active, over }: DragOverEvent): void {
    const isElsewhere = over && over.id !== active.id
    const isDown = isElsewhere && ids.indexOf(over.id as Id) > ids.indexOf(active.id as Id)
    setDrop(isElsewhere ? { id: String(over.id), side: isDown ? 'after' : 'before' } : undefined)
  }
  function end({ active, over }: DragEndEvent): void {
    setDrop(undefined)
    if (over) move(active.id as Id, ids.indexOf(over.id as Id))
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[straight]}
      accessibility={{ container: NOWHERE }}
      onDragOver={look}
      onDragEnd={end}
      onDragCancel={() => setDrop(undefined)}
    >
      <ol className={rows['rows']} aria-label={label}>
        {ids.map((id, index) => {
          const place: Place = {
            id,
            title: titleOf(id),
            index,
            count: ids.length,
            move: by => move(id, index + by),
          }
          return (
            <RowPlace key={id} value={place}>
              <SortableItem drop={drop?.id === id ? drop.side : undefined}>{children(id, index)}</SortableItem>
            </RowPlace>
          )
        })}
      </ol>
    </DndContext>
  )
}

function SortableItem({
  drop,
  children,
}: {
  readonly drop: 'before' | 'after' | undefined
  readonly children: ReactNode
}) {
  const { id, move } = usePlace()
  const { setNodeRef: setDropRef } = useDroppable({ id })
  const { setNodeRef: setDragRef, transform } = useDraggable({ id })
  const item = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    const element = item.current
    return () => {
      // Somebody else took the row away, or an undo did, while focus was in it.
      if (!element?.contains(document.activeElement)) return
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true })
      })
    }
  }, [])
  return (
    <li
      ref={element => {
        item.current = element
        setDropRef(element)
        setDragRef(element)
      }}
      className={rows['row']}
      data-drop={drop}
      data-dragged={transform ? true : undefined}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
      onKeyDown={event => {
        if (!event.altKey || event.defaultPrevented || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        event.stopPropagation()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      {children}
    </li>
  )
}

/** What a row is taken hold of by; the arrow keys move it as well. */
export function Handle() {
  const t = useT()
  const { id, title, move } = usePlace()
  const { listeners, setActivatorNodeRef } = useDraggable({ id })
  return (
    <button
      ref={setActivatorNodeRef}
      type="button"
      className={rows['handle']}
      aria-label={t('setup.drag', { title })}
      {...listeners}
      onKeyDown={event => {
        if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        move(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <svg viewBox="0 0 12 20" width="12" height="20" fill="currentColor" aria-hidden="true" focusable="false">
        {[4, 10, 16].flatMap(y => [3, 9].map(x => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.6" />))}
      </svg>
    </button>
  )
}

/** The way without dragging. */
export function UpAndDown() {
  const t = useT()
  const { title, index, count, move } = usePlace()
  return (
    <>
      <Button
        look="quiet"
        isIcon
        aria-label={t('setup.up', { title })}
        aria-disabled={index === 0}
        onClick={() => move(-1)}
      >
        <Icon name="up" />
      </Button>
      <Button
        look="quiet"
        isIcon
        aria-label={t('setup.down', { title })}
        aria-disabled={index === count - 1}
        onClick={() => move(1)}
      >
        <Icon name="down" />
      </Button>
    </>
  )
}

function usePlace(): Place {
  const place = useContext(RowPlace)
  if (!place) throw new Error('a place in a list was asked for outside Sortable')
  return place
}

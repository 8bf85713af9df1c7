import { type KeyboardEvent, type PointerEvent, useEffect, useId, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useFound } from '#client/features/find/use-found.ts'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Hidden } from '#client/ui/Hidden.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { contains, type Point } from '#shared/domain/layout/geometry.ts'
import type { AreaBox } from '#shared/domain/layout/layout.ts'
import type { Camera } from './camera.ts'
import { mapScale, onBoard, type Sheet } from './draw-map.ts'
import { MapPainter } from './map-painter.ts'
import styles from './minimap.module.css'

const SHEET: Sheet = { width: 208, height: 144 }
/** Of what is in view, at one press of an arrow key. */
const STEP_SHARE = 0.25
const ZOOM_STEP = 1.25
const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

interface MinimapProps {
  readonly camera: Camera
  readonly laid: Laid
}

/** The whole board in a corner, and which part of it is in view. */
export function Minimap({ camera, laid }: MinimapProps) {
  const t = useT()
  const read = useRead()
  const keysId = useId()
  const { session } = useBoard()
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDragging = useRef(false)
  const priorities = useRows('priorities')
  const prompts = useRows('prompts')
  const found = useFound(laid.layout.framework)
  const { layout } = laid

  const painter = useRef<MapPainter>(undefined)
  useEffect(() => {
    if (!canvas.current) return
    const made = new MapPainter(canvas.current, camera, SHEET)
    painter.current = made
    return () => made.close()
  }, [camera])
  useEffect(() => {
    const notes = session.view.rows('notes')
    const round = [...prompts].filter(([, { letter }]) => letter.charCodeAt(0) % 2 === 1)
    painter.current?.show({
      laid,
      found,
      round: new Set(round.map(([id]) => id as PromptId)),
      promptOf: note => notes.get(note)?.note.prompt,
    })
  }, [laid, prompts, found, session])

  function pointOf(event: { readonly clientX: number; readonly clientY: number }): Point {
    const box = canvas.current?.getBoundingClientRect()
    const left = event.clientX - (box?.left ?? 0)
    const top = event.clientY - (box?.top ?? 0)
    return onBoard(mapScale(layout.bounds, SHEET), [left, top])
  }

  function follow(event: PointerEvent): void {
    if (!isDragging.current) return
    const { zoom } = camera.get()
    const [x, y] = pointOf(event)
    camera.look({ x: x - camera.view.width / 2, y: y - camera.view.height / 2, zoom })
  }

  function lookAt(area: AreaBox): void {
    camera.glideToFit(area.box)
    announcer.say(t('map.priority', { title: read(priorities.get(area.priority)?.title).text }))
  }

  /** From the priority in the middle of the view to the one after or before it. */
  function toNeighbour(by: 1 | -1): void {
    const { areas } = layout
    const now = areas.findIndex(({ box }) => contains(box, centreOf(camera)))
    const next = areas[now === -1 && by === -1 ? areas.length - 1 : (now + by + areas.length) % areas.length]
    if (next) lookAt(next)
  }

  function pan([right, down]: Point): void {
    const { x, y, width, height } = camera.view
    const { zoom } = camera.get()
    const before = areaAt(layout.areas, centreOf(camera))
    camera.look({ x: x + right * width * STEP_SHARE, y: y + down * height * STEP_SHARE, zoom })
    const now = areaAt(layout.areas, centreOf(camera))
    if (now === before) return
    const title = now && read(priorities.get(now.priority)?.title).text
    if (title !== undefined) announcer.say(t('map.priority', { title }))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = ARROWS[event.key]
    const here = areaAt(layout.areas, centreOf(camera))
    if (arrow) pan(arrow)
    else if (event.key === 'PageDown') toNeighbour(1)
    else if (event.key === 'PageUp') toNeighbour(-1)
    else if (event.key === 'Home') camera.glideToFit(layout.bounds)
    else if (event.key === 'Enter' && here) lookAt(here)
    else if (event.key === '+' || event.key === '=') camera.zoomBy(ZOOM_STEP)
    else if (event.key === '-') camera.zoomBy(1 / ZOOM_STEP)
    else return
    event.preventDefault()
  }

  return (
    <div
      className={styles['map']}
      role="application"
      aria-label={t('map.label')}
      aria-describedby={keysId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map takes keys of its own
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        isDragging.current = true
        camera.glideToPoint(pointOf(event))
      }}
      onPointerMove={follow}
      onPointerUp={() => {
        isDragging.current = false
      }}
      onPointerCancel={() => {
        isDragging.current = false
      }}
      onDoubleClick={event => {
        const area = areaAt(layout.areas, pointOf(event))
        if (area) lookAt(area)
      }}
    >
      <canvas ref={canvas} style={SHEET} />
      <span id={keysId}>
        <Hidden>{t('map.keys')}</Hidden>
      </span>
    </div>
  )
}

function centreOf({ view }: Camera): Point {
  return [view.x + view.width / 2, view.y + view.height / 2]
}

function areaAt(areas: readonly AreaBox[], point: Point): AreaBox | undefined {
  return areas.find(({ box }) => contains(box, point))
}

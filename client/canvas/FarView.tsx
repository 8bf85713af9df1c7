import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useFound } from '#client/features/find/use-found.ts'
import { useRows } from '#client/hooks/use-rows.ts'
import { useReadable } from '#client/ui/use-readable.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import type { Camera } from './camera.ts'
import styles from './canvas.module.css'
import { drawFar, type FarWords, readInks } from './draw-far.ts'
import { type FarTarget, farTargetAt } from './far-target.ts'
import { usePeersDrags } from './peers-drags.ts'

/** As the canvas has it: a shorter way is a click. */
const MOVED_FROM_PX = 4
/** A small priority is not blown up beyond what can be read well. */
const TITLE_ZOOM_MAX = 1

interface FarViewProps {
  readonly camera: Camera
  readonly laid: Laid
  readonly carried: ReadonlySet<NoteId>
}

/** The whole board from afar on one canvas: thousands of notes without an element each. */
export function FarView({ camera, laid, carried }: FarViewProps) {
  const { screen, session } = useBoard()
  const canvas = useRef<HTMLCanvasElement>(null)
  const read = useRead()
  const selected = useReadable(screen.selected)
  const marks = useRows('marks')
  const priorities = useRows('priorities')
  const clusters = useRows('clusters')
  const prompts = useRows('prompts')
  const notes = useRows('notes')
  const drags = usePeersDrags(session.peers, laid.layout.framework)
  const found = useFound(laid.layout.framework)
  const at = useReadable(screen.find.at)
  const pressedAt = useRef<Point>(undefined)

  function targetOf(event: MouseEvent): FarTarget | undefined {
    const box = event.currentTarget.getBoundingClientRect()
    const point = camera.toBoard([event.clientX - box.left, event.clientY - box.top])
    return farTargetAt(laid, point, camera.get().zoom)
  }

  /** A plain click goes to what is there; one that moved has carried or panned, one with a key selects. */
  function goTo(event: MouseEvent): void {
    const [x, y] = pressedAt.current ?? [event.clientX, event.clientY]
    const hasMoved = Math.hypot(event.clientX - x, event.clientY - y) >= MOVED_FROM_PX
    if (hasMoved || event.shiftKey || event.ctrlKey || event.metaKey) return
    const target = targetOf(event)
    const box = event.currentTarget.getBoundingClientRect()
    if (target?.kind === 'note') camera.glideNearer([event.clientX - box.left, event.clientY - box.top])
    else if (target) camera.glideToFit(target.box, { zoomMax: TITLE_ZOOM_MAX })
  }

  function showWay(event: PointerEvent<HTMLCanvasElement>): void {
    if (event.pointerType !== 'mouse') return
    event.currentTarget.style.cursor = event.buttons === 0 && targetOf(event) ? 'pointer' : ''
  }

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const words: FarWords = {
      priority: id => read(priorities.get(id)?.title).text,
      cluster: id => read(clusters.get(id)?.title).text,
      prompt: id => `${prompts.get(id)?.letter ?? ''}. ${read(prompts.get(id)?.title).text}`,
    }
    const isDark = matchMedia('(prefers-color-scheme: dark)')
    let inks = readInks(element)
    let frame: number | undefined
    const draw = () => {
      frame = undefined
      const { width, height } = camera.size
      const scale = devicePixelRatio
      if (element.width !== Math.round(width * scale) || element.height !== Math.round(height * scale)) {
        element.width = Math.round(width * scale)
        element.height = Math.round(height * scale)
      }
      context.setTransform(scale, 0, 0, scale, 0, 0)
      drawFar(context, { camera, laid, selected, carried, marks, notes, words, inks, drags, found, at })
    }
    const wake = () => {
      frame ??= requestAnimationFrame(draw)
    }
    const recolour = () => {
      inks = readInks(element)
      wake()
    }
    draw()
    const stop = camera.subscribe(wake)
    isDark.addEventListener('change', recolour)
    const theme = new MutationObserver(recolour)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      stop()
      isDark.removeEventListener('change', recolour)
      theme.disconnect()
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [camera, laid, selected, carried, marks, priorities, clusters, prompts, notes, read, drags, found, at])
  // A canvas without words in it is nothing to a reader; what it shows is said beside it.
  return (
    <canvas
      ref={canvas}
      className={styles['far']}
      onPointerDown={event => {
        pressedAt.current = [event.clientX, event.clientY]
      }}
      onPointerMove={showWay}
      onClick={goTo}
    />
  )
}

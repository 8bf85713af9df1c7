import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { around } from '#shared/domain/layout/geometry.ts'
import type { Layout } from '#shared/domain/layout/layout.ts'
import { CanvasSurface } from './CanvasSurface.tsx'
import { CarryContext } from './CarryContext.tsx'
import { Camera, FAR_BELOW_ZOOM } from './camera.ts'
import { Carrier } from './carrier.ts'
import { useKeptFolds } from './kept-folds.ts'
import { useCarrying } from './use-carrying.ts'

/** The board as a canvas: areas to look over, notes to carry. */
export function CanvasView({ framework }: { readonly framework: FrameworkId }) {
  const { session, screen } = useBoard()
  const live = screen.contents.of(framework)
  const laid = useSyncExternalStore(live.subscribe, live.laid)
  const [camera] = useState(() => new Camera())
  camera.bounds = laid.layout.bounds
  const carrier = useMemo(
    () =>
      new Carrier({
        camera,
        view: session.view,
        laid: live.laid,
        tell: drag => screen.present({ drag }),
      }),
    [camera, session, live, screen],
  )
  const viewport = useRef<HTMLDivElement>(null)
  const carrying = useCarrying({ viewport, framework, camera, carrier, laid: live.laid })
  useKeptFolds()

  useEffect(() => {
    screen.present({ framework })
    return () => screen.present({ framework: undefined, cursor: undefined, drag: undefined })
  }, [screen, framework])

  useEffect(() => {
    const element = viewport.current
    if (!element) return
    let isFirst = true
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect()
      if (width === 0 || height === 0) return
      camera.size = { width, height }
      const before = screen.lookedAt.get(framework)
      if (!isFirst) camera.look(camera.get())
      else if (before) camera.look(before)
      else beginWell(camera, live.laid().layout)
      isFirst = false
    })
    observer.observe(element)
    const stop = camera.subscribe(() => screen.lookedAt.set(framework, camera.get()))
    return () => {
      observer.disconnect()
      stop()
    }
  }, [camera, framework, live, screen])

  return (
    <CarryContext onStart={carrying.start} onEnd={carrying.drop} onCancel={carrying.cancel} onKey={carrying.key}>
      <CanvasSurface
        viewport={viewport}
        framework={framework}
        camera={camera}
        laid={laid}
        carrier={carrier}
        hold={carrying.hold}
        holdCluster={carrying.holdCluster}
      />
    </CarryContext>
  )
}

const TOOLS_BESIDE_FROM_PX = 900

/** Large enough to read: the whole width where that can be read, else that of the areas, else their beginning. */
function beginWell(camera: Camera, layout: Layout): void {
  const areas = around(layout.areas.map(({ box }) => box))
  const isAllReadable = layout.bounds.width * FAR_BELOW_ZOOM * 1.05 < camera.size.width - 48
  const whole = areas.width === 0 || isAllReadable ? layout.bounds : areas
  const marginPx = 24
  // The tools at the left side stand beside the board where there is room for both.
  const leftPx = camera.size.width >= TOOLS_BESIDE_FROM_PX ? 68 : marginPx
  const zoom = Math.min(
    1,
    Math.max(
      isAllReadable ? FAR_BELOW_ZOOM * 1.05 : 0.5,
      (camera.size.width - leftPx - marginPx) / Math.max(1, whole.width),
    ),
  )
  camera.look({ x: whole.x - leftPx / zoom, y: whole.y - marginPx / zoom, zoom })
}

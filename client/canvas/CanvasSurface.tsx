import { type RefObject, useEffect, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { usePicked, useReadable } from '#client/ui/use-readable.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { Areas } from './Areas.tsx'
import { CanvasTools } from './CanvasTools.tsx'
import { useCarryHandle } from './CarryContext.tsx'
import type { Camera } from './camera.ts'
import styles from './canvas.module.css'
import type { Carrier } from './carrier.ts'
import { FarView } from './FarView.tsx'
import { NoteCard, NoteFace } from './NoteCard.tsx'
import { noteOf } from './note-of.ts'
import { OpenSpaceWay } from './OpenSpaceWay.tsx'
import { PeerCursors } from './PeerCursors.tsx'
import { usePeersDrags, usePeersSelected } from './peers-drags.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCanvasPointer } from './use-canvas-pointer.ts'

export interface SurfaceProps {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly framework: FrameworkId
  readonly camera: Camera
  readonly laid: Laid
  readonly carrier: Carrier
  /** Says which note would be carried if the hand moves on. */
  hold(note: NoteId): void
}

const NOTHING: ReadonlySet<NoteId> = new Set()

export function CanvasSurface({ viewport, framework, camera, laid, carrier, hold }: SurfaceProps) {
  const t = useT()
  const { session, screen } = useBoard()
  const actor = useActor()
  const handle = useCarryHandle()
  const own = useOwnPublished()
  const windowKey = usePicked(camera, camera.windowKey)
  const isFar = windowKey === 'far'
  const carried = useReadable(carrier.carried)
  const drags = usePeersDrags(session.peers, framework)
  const othersSelected = usePeersSelected(session.peers)
  const active = useReadable(screen.activeNote)
  const world = useRef<HTMLDivElement>(null)
  const marquee = useRef<HTMLDivElement>(null)
  const pointer = useCanvasPointer({
    viewport,
    marquee,
    camera,
    laid,
    carrier,
    handle,
    hold,
    mayArrange: actor.mayArrange,
  })
  const onKeyDown = useCanvasKeys({ viewport, camera, laid, carrier, handle, hold })

  useEffect(() => {
    const move = () => {
      const { x, y, zoom } = camera.get()
      const { current } = world
      if (!current) return
      current.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`
      current.style.setProperty('--unzoom', String(1 / zoom))
    }
    move()
    return camera.subscribe(move)
  }, [camera])

  const cards = isFar ? [] : laid.grid.within(camera.window).toSorted((a, b) => (a.note < b.note ? -1 : 1))
  const isActiveThere = cards.some(({ note }) => note === active)
  const tabStop = isActiveThere ? active : firstInView(cards)
  const held = carried ? new Set(carried.notes) : NOTHING
  useFocusKept(viewport, cards.length)

  return (
    <div className={styles['canvas']}>
      <div
        ref={viewport}
        className={styles['viewport']}
        role="application"
        aria-label={t('canvas.label')}
        aria-describedby="canvas-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes keys of its own
        tabIndex={0}
        data-holding={carried ? true : undefined}
        {...pointer}
        onKeyDown={onKeyDown}
        onScroll={event => {
          // Nothing scrolls here; a browser that brings a focused note into view by itself is put right.
          event.currentTarget.scrollTo(0, 0)
        }}
        onFocus={event => {
          const note = noteOf(event.target)
          if (note) screen.activeNote.set(note)
        }}
      >
        {isFar && <FarView camera={camera} laid={laid} carried={held} />}
        <div ref={world} className={styles['world']}>
          {!isFar && <Areas layout={laid.layout} />}
          {cards.map(({ note, x, y }) => {
            const at = drags.get(note)
            return (
              <NoteCard
                key={note}
                note={note}
                x={at?.[0] ?? x}
                y={at?.[1] ?? y}
                isOwn={own.has(note)}
                isTabStop={note === tabStop}
                isOthers={othersSelected.has(note)}
                isCarried={held.has(note) || at !== undefined}
              />
            )
          })}
          <div ref={carrier.setAround} className={styles['around']} hidden />
          <div ref={carrier.setMark} className={styles['mark']} hidden>
            <span className={styles['markWords']}>{t('cluster.newName')}</span>
          </div>
          <div
            ref={element => {
              carrier.setHeld(element)
              handle.hold(element)
            }}
            className={styles['held']}
            data-shown={carried ? true : undefined}
            aria-hidden="true"
          >
            {carried?.notes[0] && <NoteFace note={carried.notes[0]} />}
            {carried && carried.notes.length > 1 && <span className={styles['heldCount']}>{carried.notes.length}</span>}
          </div>
          <PeerCursors framework={framework} />
        </div>
        <div ref={marquee} className={styles['marquee']} hidden />
      </div>
      <p id="canvas-keys" className={styles['keys']}>
        <Hidden>{t('canvas.keys')}</Hidden>
      </p>
      <SelectionBar framework={framework} />
      <OpenSpaceWay camera={camera} laid={laid} />
      <CanvasTools camera={camera} laid={laid} />
    </div>
  )
}

function firstInView(cards: Laid['layout']['cards']): NoteId | undefined {
  let first: (typeof cards)[number] | undefined
  for (const card of cards) if (!first || card.y < first.y || (card.y === first.y && card.x < first.x)) first = card
  return first?.note
}

/** When the focused note goes (taken back, hidden, out of the mounted part), focus stays on the canvas. */
function useFocusKept(viewport: RefObject<HTMLDivElement | null>, count: number): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const element = viewport.current
    if (!element) return
    const enter = () => {
      hadFocus.current = true
    }
    const leave = (event: FocusEvent) => {
      // Without a next element the focused one was taken away, or the window was left.
      if (event.relatedTarget !== null) hadFocus.current = false
    }
    element.addEventListener('focusin', enter)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('focusin', enter)
      element.removeEventListener('focusout', leave)
    }
  }, [viewport])
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever notes come or go
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) viewport.current?.focus({ preventScroll: true })
  }, [viewport, count])
}

import { type ClipboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { type Pasted, PasteNotes } from '#client/features/notes/PasteNotes.tsx'
import { useCopying } from '#client/features/notes/use-copying.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { usePicked, useReadable } from '#client/ui/use-readable.ts'
import type { ClusterId, FrameworkId, NoteId, OwnNoteId } from '#shared/domain/ids.ts'
import type { View } from '#shared/domain/tables.ts'
import { notesInPaste } from '#shared/domain/words.ts'
import { Areas } from './Areas.tsx'
import { CanvasTools } from './CanvasTools.tsx'
import { CardEditor } from './CardEditor.tsx'
import { useCarryHandle } from './CarryContext.tsx'
import { ClusterFace } from './ClusterBar.tsx'
import type { Camera } from './camera.ts'
import styles from './canvas.module.css'
import type { Carrier } from './carrier.ts'
import { FarView } from './FarView.tsx'
import { HandTools } from './HandTools.tsx'
import { NoteCard, NoteFace } from './NoteCard.tsx'
import { noteOf, ownOf } from './note-of.ts'
import { PeerCursors } from './PeerCursors.tsx'
import { PendingCard } from './PendingCard.tsx'
import { usePeersDrags, usePeersSelected } from './peers-drags.ts'
import { ReadingGlass } from './ReadingGlass.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useCanvasPointer } from './use-canvas-pointer.ts'
import { useWriting } from './use-writing.ts'

export interface SurfaceProps {
  readonly viewport: RefObject<HTMLDivElement | null>
  readonly framework: FrameworkId
  readonly camera: Camera
  readonly laid: Laid
  readonly carrier: Carrier
  /** Says which note would be carried if the hand moves on. */
  hold(note: NoteId): void
  holdCluster(cluster: ClusterId): void
}

/** From further away than this, words on cards are written larger. */
const FAR_READING_ZOOM = 0.72

/** Every card inherits `--unzoom` and is styled anew with it: while one zooms it follows in steps, and then once more. */
const UNZOOM_STEP = 1.15
const UNZOOM_REST_MS = 120

const NOTHING: ReadonlySet<NoteId> = new Set()

export function CanvasSurface({ viewport, framework, camera, laid, carrier, hold, holdCluster }: SurfaceProps) {
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
  const [isSelecting, setSelecting] = useState(false)
  const writing = useWriting(viewport, camera, laid)
  const { edit, editOwn, writeAt, writeHere } = writing
  const clipboard = useClipboard(framework, writing)
  const pointer = useCanvasPointer({
    viewport,
    marquee,
    camera,
    laid,
    carrier,
    handle,
    mayArrange: actor.mayArrange,
    isSelecting,
    hold,
    holdCluster,
    edit,
    editOwn,
    writeAt,
  })
  const hands = { hold, holdCluster, edit, editOwn, writeHere }
  const onKeyDown = useCanvasKeys({ viewport, camera, laid, carrier, handle, ...hands })

  useEffect(() => {
    let unzoomed = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const unzoom = () => {
      unzoomed = camera.get().zoom
      world.current?.style.setProperty('--unzoom', String(1 / unzoomed))
    }
    const move = () => {
      const { x, y, zoom } = camera.get()
      const { current } = world
      if (!current) return
      current.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`
      if (zoom !== unzoomed) {
        clearTimeout(timer)
        if (Math.max(zoom / unzoomed, unzoomed / zoom) > UNZOOM_STEP) unzoom()
        else timer = setTimeout(unzoom, UNZOOM_REST_MS)
      }
      const reading = zoom < FAR_READING_ZOOM ? 'far' : 'near'
      if (current.dataset['reading'] !== reading) current.dataset['reading'] = reading
    }
    move()
    const stop = camera.subscribe(move)
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [camera])

  const cards = isFar ? [] : laid.grid.within(camera.window).toSorted((a, b) => (a.note < b.note ? -1 : 1))
  const isActiveThere = cards.some(({ note }) => note === active)
  const tabStop = isActiveThere ? active : firstInView(cards)
  const held = useMemo(() => (carried ? new Set(carried.notes) : NOTHING), [carried])
  useFocusKept(viewport, session.view, `${cards.length}/${laid.layout.pending.length}`)

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
        data-selecting={isSelecting || undefined}
        {...pointer}
        onCopy={clipboard.copy}
        onPaste={clipboard.paste}
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
          {!isFar && <Areas layout={laid.layout} carrier={carrier} />}
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
          {!isFar &&
            laid.layout.pending.map(card => <PendingCard key={card.own} card={card} onEdit={writing.editOwn} />)}
          <div ref={carrier.setAround} className={styles['around']} hidden />
          <div ref={carrier.setMark} className={styles['mark']} hidden>
            <span className={styles['markWords']} data-for="note">
              {t('cluster.newName')}
            </span>
            <span className={styles['markWords']} data-for="merge">
              {t(carried?.cluster ? 'cluster.merge' : 'cluster.add')}
            </span>
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
            {carried?.cluster && <ClusterFace cluster={carried.cluster} count={carried.notes.length} />}
            {carried && !carried.cluster && carried.notes[0] && <NoteFace note={carried.notes[0]} />}
            {carried && !carried.cluster && carried.notes.length > 1 && (
              <span className={styles['heldCount']}>{carried.notes.length}</span>
            )}
          </div>
          <PeerCursors framework={framework} />
          {writing.editing && (
            <CardEditor key={keyOf(writing.editing)} editing={writing.editing} onClose={writing.close} />
          )}
        </div>
        <div ref={marquee} className={styles['marquee']} hidden />
      </div>
      <p id="canvas-keys" className={styles['keys']}>
        <Hidden>{t('canvas.keys')}</Hidden>
      </p>
      <p id="cluster-keys" className={styles['keys']}>
        <Hidden>{t('canvas.clusterKeys')}</Hidden>
      </p>
      <p id="own-keys" className={styles['keys']}>
        <Hidden>{t('canvas.ownKeys')}</Hidden>
      </p>
      <ReadingGlass viewport={viewport} camera={camera} laid={laid} carrier={carrier} />
      <HandTools
        layout={laid.layout}
        isSelecting={isSelecting}
        onSelecting={setSelecting}
        onWrite={() => writeHere({ note: activeIn(laid, active) })}
      />
      <SelectionBar framework={framework} />
      <CanvasTools camera={camera} laid={laid} />
      {clipboard.pasted && <PasteNotes pasted={clipboard.pasted} onClose={clipboard.close} />}
    </div>
  )
}

/** One field for each thing that is written, so that beginning another one is a new field. */
function keyOf(editing: NonNullable<ReturnType<typeof useWriting>['editing']>): string {
  return editing.kind === 'new' ? 'new' : editing.kind === 'own' ? editing.own : editing.note
}

function activeIn({ layout }: Laid, active: NoteId | undefined): NoteId | undefined {
  return active && layout.cardOf.has(active) ? active : undefined
}

/** Ctrl+C gives the selected notes as lines; Ctrl+V makes own notes of lines, beside where one stands. */
function useClipboard(framework: FrameworkId, writing: ReturnType<typeof useWriting>) {
  const { screen } = useBoard()
  const copying = useCopying(framework)
  const [pasted, setPasted] = useState<Pasted>()
  return {
    pasted,
    close: () => setPasted(undefined),
    copy(event: ClipboardEvent): void {
      const selected = [...screen.selected.get()]
      const focused = noteOf(event.target)
      const notes = selected.length > 0 ? selected : focused ? [focused] : []
      if (notes.length === 0 || isField(event.target)) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', copying.linesOf(notes))
      copying.said(notes.length)
    },
    paste(event: ClipboardEvent): void {
      if (isField(event.target)) return
      const lines = notesInPaste(event.clipboardData.getData('text/plain'))
      const cluster = event.target instanceof HTMLElement ? event.target.dataset['clusterTitle'] : undefined
      const standing = writing.standing({ note: noteOf(event.target), cluster: cluster as ClusterId | undefined })
      if (lines.length === 0) return
      event.preventDefault()
      const [prompt] = writing.promptsFor(standing?.prompt)
      if (prompt) setPasted({ lines, prompt, wish: standing?.wish })
    },
  }
}

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea') !== null
}

function firstInView(cards: Laid['layout']['cards']): NoteId | undefined {
  let first: (typeof cards)[number] | undefined
  for (const card of cards) if (!first || card.y < first.y || (card.y === first.y && card.x < first.x)) first = card
  return first?.note
}

/**
 * When the focused note goes (taken back, hidden, out of the mounted part), focus stays on the canvas; with an own note
 * that is published, it goes to the card that everybody sees now.
 */
function useFocusKept(viewport: RefObject<HTMLDivElement | null>, view: View, there: string): void {
  const hadFocus = useRef<{ readonly own: OwnNoteId | undefined }>(undefined)
  useEffect(() => {
    const element = viewport.current
    if (!element) return
    const enter = (event: FocusEvent) => {
      hadFocus.current = { own: event.target ? ownOf(event.target) : undefined }
    }
    const leave = (event: FocusEvent) => {
      // Without a next element the focused one was taken away, or the window was left.
      if (event.relatedTarget !== null) hadFocus.current = undefined
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
    if (!hadFocus.current || document.activeElement !== document.body) return
    const { own } = hadFocus.current
    const receipt = own && view.row('receipts', own)?.receipt
    const published = receipt?.state === 'published' ? receipt.note : undefined
    const card = published && viewport.current?.querySelector<HTMLElement>(`[data-note="${published}"]`)
    const goal = card || viewport.current
    goal?.focus({ preventScroll: true })
  }, [viewport, view, there])
}

import { type RefObject, useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { promptOf, shownIn } from '#shared/domain/commands/arranging.ts'
import { dropCluster, dropNotes } from '#shared/domain/commands/dropping.ts'
import type { ClusterId, FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { ClusterTarget, DropTarget } from '#shared/domain/layout/drop-target.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import { placeOf } from '#shared/domain/placing.ts'
import type { Camera } from './camera.ts'
import type { Carried, Carrier } from './carrier.ts'
import {
  clusterTargets,
  firstStep,
  type KeyboardTarget,
  keyboardTargets,
  stepTo,
  type TargetStep,
} from './keyboard-targets.ts'
import { clusterBoxOf } from './target-shape.ts'
import { useTargetWords } from './target-words.ts'

const STEPS: Readonly<Record<string, TargetStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'nextArea',
  ArrowLeft: 'previousArea',
}

/** What the arrow keys choose among. */
interface Aim {
  readonly targets: readonly KeyboardTarget[]
  readonly index: number
  /** Of a whole cluster before the first arrow: between which of them it lies. */
  readonly from?: Parameters<typeof firstStep>[1]
}

interface CarryingNeeds {
  readonly viewport: RefObject<HTMLElement | null>
  readonly framework: FrameworkId
  readonly camera: Camera
  readonly carrier: Carrier
  laid(): Laid
}

/** What happens from taking hold of notes, or of a whole cluster, to letting go. */
export function useCarrying({ viewport, framework, camera, carrier, laid }: CarryingNeeds) {
  const t = useT()
  const { session, screen } = useBoard()
  const { view } = session
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const wordsOf = useTargetWords()
  const held = useRef<Omit<Carried, 'by'>>({ notes: [] })
  const keyboard = useRef<Aim>(undefined)

  function start(by: 'pointer' | 'keyboard'): void {
    const { notes, cluster } = held.current
    carrier.begin({ ...held.current, by })
    if (by === 'pointer') return
    keyboard.current = cluster ? placesFor(cluster) : placesForNotes(notes)
    announcer.say(cluster ? t('carry.clusterTaken') : t('carry.taken', { count: notes.length }), 'assertive')
  }

  function placesFor(cluster: ClusterId): Aim {
    const place = view.row('clusters', cluster)?.place
    if (!place) return { targets: [], index: 0 }
    const { targets, here } = clusterTargets(laid(), cluster, place.prompt)
    return { targets, index: 0, from: { here, area: place.priority } }
  }

  /** Before the first arrow nothing is aimed at: the first one goes on from where the held note lies. */
  function placesForNotes(notes: readonly NoteId[]): Aim {
    const prompts = new Set(notes.flatMap(note => promptOf(view, note) ?? []))
    const targets = keyboardTargets(laid(), new Set(notes), prompts)
    const [first] = notes
    const place = first && placeOf(view, framework, first)
    if (!place || place.in === 'open') return { targets, index: targets.length - 1 }
    const here = targets.findIndex(({ target, area }) =>
      place.in === 'cluster'
        ? target.kind === 'cluster' && target.cluster === place.cluster
        : area === place.priority && target.kind === 'list',
    )
    return { targets, index: Math.max(0, here) }
  }

  function key(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const { current } = keyboard
    if (!step || !current) return
    event.preventDefault()
    const { targets, from } = current
    const index = from ? firstStep(targets, from, step) : stepTo(targets, current.index, step)
    const chosen = targets[index]
    if (!chosen) return
    keyboard.current = { targets, index }
    carrier.offer(chosen.target)
    announcer.say(wordsOf(chosen.target), 'assertive')
  }

  function drop(): void {
    const { notes, cluster } = held.current
    const { target } = carrier
    const wasKeyboard = carrier.carried.get()?.by === 'keyboard'
    keyboard.current = undefined
    if (!target) announcer.say(t(cluster ? 'carry.cancelled' : 'carry.nowhere'), 'assertive')
    else if (target.kind === 'place' || target.kind === 'merge') {
      if (cluster) carryOutCluster(target, cluster)
    } else carryOut(target, notes)
    carrier.end()
    const into = target?.kind === 'merge' ? target.into : cluster
    if (into) goToCluster(into, wasKeyboard)
    else if (wasKeyboard && notes[0]) goToNote(notes[0])
  }

  function carryOut(target: DropTarget, notes: readonly NoteId[]): void {
    const cluster = newId<'cluster'>()
    const where = wordsOf(target)
    const isNewCluster = target.kind === 'note' && placeOf(view, framework, target.note).in === 'priority'
    const title = { [language]: t('cluster.newName') }
    if (!act(dropNotes(view, actor, { framework, notes, target, cluster, title }))) return
    announcer.say(t('carry.dropped', { count: notes.length, place: where }))
    if (isNewCluster) screen.naming.set(cluster)
  }

  function carryOutCluster(target: ClusterTarget, cluster: ClusterId): void {
    const where = wordsOf(target)
    if (act(dropCluster(view, actor, { cluster, target }))) announcer.say(t('carry.clusterDropped', { place: where }))
  }

  function goToNote(note: NoteId): void {
    const card = laid().layout.cardOf.get(note)
    if (card) {
      camera.reveal(cardBox(card))
      return
    }
    const place = placeOf(view, framework, note)
    if (place.in === 'cluster') goToCluster(place.cluster, true)
  }

  /** Focus goes with a cluster to its new place; by pointer only where it was lost with the old one. */
  function goToCluster(cluster: ClusterId, isFocused: boolean): void {
    const box = clusterBoxOf(laid().layout, cluster)?.box
    if (box && isFocused) camera.reveal({ ...box, height: Math.min(box.height, camera.view.height / 2) })
    requestAnimationFrame(() => {
      if (!isFocused && document.activeElement !== document.body) return
      viewport.current?.querySelector<HTMLElement>(`[data-cluster-title="${cluster}"]`)?.focus({ preventScroll: true })
    })
  }

  return {
    start,
    key,
    drop,
    cancel(): void {
      keyboard.current = undefined
      carrier.end()
      announcer.say(t('carry.cancelled'), 'assertive')
    },
    /** Says what would be carried if the hand moves on: the note under it, and with it what else is selected. */
    hold(note: NoteId): void {
      const selected = screen.selected.get()
      const notes = selected.has(note) ? [note, ...[...selected].filter(each => each !== note)] : [note]
      held.current = { notes }
    },
    holdCluster(cluster: ClusterId): void {
      held.current = { notes: shownIn(view, framework, cluster), cluster }
    },
  }
}

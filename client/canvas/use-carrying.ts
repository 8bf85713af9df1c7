import { useRef } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { promptOf } from '#shared/domain/commands/arranging.ts'
import { dropNotes } from '#shared/domain/commands/dropping.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { DropTarget } from '#shared/domain/layout/drop-target.ts'
import { cardBox } from '#shared/domain/layout/layout.ts'
import { placeOf } from '#shared/domain/placing.ts'
import type { Camera } from './camera.ts'
import type { Carrier } from './carrier.ts'
import { type KeyboardTarget, keyboardTargets, stepTo, type TargetStep } from './keyboard-targets.ts'
import { useTargetWords } from './target-words.ts'

const STEPS: Readonly<Record<string, TargetStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowRight: 'nextArea',
  ArrowLeft: 'previousArea',
}

interface CarryingNeeds {
  readonly framework: FrameworkId
  readonly camera: Camera
  readonly carrier: Carrier
  laid(): Laid
}

/** What happens from taking hold of notes to letting them go. */
export function useCarrying({ framework, camera, carrier, laid }: CarryingNeeds) {
  const t = useT()
  const { session, screen } = useBoard()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const wordsOf = useTargetWords()
  const held = useRef<readonly NoteId[]>([])
  const keyboard = useRef<{ readonly targets: readonly KeyboardTarget[]; index: number }>(undefined)

  function start(by: 'pointer' | 'keyboard'): void {
    carrier.begin({ notes: held.current, by })
    if (by === 'pointer') return
    const prompts = new Set(held.current.flatMap(note => promptOf(session.view, note) ?? []))
    const targets = keyboardTargets(laid(), new Set(held.current), prompts)
    keyboard.current = { targets, index: nearest(targets) }
    announcer.say(t('carry.taken', { count: held.current.length }), 'assertive')
  }

  /** Before the first arrow nothing is aimed at: the first one goes on from where the note lies. */
  function nearest(targets: readonly KeyboardTarget[]): number {
    const [first] = held.current
    const place = first && placeOf(session.view, framework, first)
    if (!place || place.in === 'open') return targets.length - 1
    const here = targets.findIndex(({ target, area }) =>
      place.in === 'cluster'
        ? target.kind === 'cluster' && target.cluster === place.cluster
        : area === place.priority && target.kind === 'list',
    )
    return Math.max(0, here)
  }

  function key(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const { current } = keyboard
    if (!step || !current) return
    event.preventDefault()
    const index = stepTo(current.targets, current.index, step)
    const chosen = current.targets[index]
    if (!chosen) return
    current.index = index
    carrier.offer(chosen.target)
    announcer.say(wordsOf(chosen.target), 'assertive')
  }

  function drop(): void {
    const notes = held.current
    const { target } = carrier
    const wasKeyboard = carrier.carried.get()?.by === 'keyboard'
    keyboard.current = undefined
    if (target) carryOut(target, notes)
    else announcer.say(t('carry.nowhere'), 'assertive')
    carrier.end()
    const card = notes[0] && laid().layout.cardOf.get(notes[0])
    if (card && wasKeyboard) camera.reveal(cardBox(card))
  }

  function carryOut(target: DropTarget, notes: readonly NoteId[]): void {
    const cluster = newId<'cluster'>()
    const where = wordsOf(target)
    const isNewCluster = target.kind === 'note' && placeOf(session.view, framework, target.note).in === 'priority'
    const title = { [language]: t('cluster.newName') }
    if (!act(dropNotes(session.view, actor, { framework, notes, target, cluster, title }))) return
    announcer.say(t('carry.dropped', { count: notes.length, place: where }))
    if (isNewCluster) screen.naming.set(cluster)
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
      held.current = selected.has(note) ? [note, ...[...selected].filter(each => each !== note)] : [note]
    },
  }
}

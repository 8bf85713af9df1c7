import type { Laid } from '#client/app/contents-store.ts'
import type { ClusterId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { DropTarget } from '#shared/domain/layout/drop-target.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import type { CarryTarget } from './target-shape.ts'

/** A place where the keyboard can put what it carries. */
export interface KeyboardTarget {
  readonly target: CarryTarget
  /** Stops that the left and right arrows jump between: one per priority, and open space. */
  readonly area: PriorityId | 'open'
}

/**
 * Every place for notes of these prompts, in reading order: in each list its beginning, its clusters, each single
 * note (to make a cluster with it) and its end, and at last open space. What is carried is no place.
 */
export function keyboardTargets(
  { layout, contents }: Laid,
  carried: ReadonlySet<NoteId>,
  prompts: ReadonlySet<PromptId>,
): KeyboardTarget[] {
  const targets: KeyboardTarget[] = []
  for (const { priority, lists } of contents.priorities) {
    for (const { prompt, clusters, notes } of lists) {
      if (!prompts.has(prompt)) continue
      const add = (target: DropTarget) => targets.push({ target, area: priority })
      const isOnePrompt = prompts.size === 1
      if (isOnePrompt)
        for (const { cluster, notes: inside } of clusters) {
          add({ kind: 'cluster', cluster, index: inside.length })
        }
      const others = notes.filter(note => !carried.has(note))
      if (others.length > 0) add({ kind: 'list', priority, prompt, index: 0 })
      if (isOnePrompt) for (const note of others) add({ kind: 'note', note })
      add({ kind: 'list', priority, prompt, index: notes.length })
    }
  }
  const bottom = layout.bounds.y + layout.bounds.height
  targets.push({
    target: { kind: 'open', at: [0, Math.max(0, bottom - layout.openStart[1] - NOTE_SIZE.height)] },
    area: 'open',
  })
  return targets
}

/**
 * Every place for a whole cluster, in reading order: in each list of its prompt its beginning, and for each other
 * cluster there going into it and coming after it. Where it lies already is no place; `here` is how many come before.
 */
export function clusterTargets(
  { contents }: Laid,
  cluster: ClusterId,
  prompt: PromptId,
): { readonly targets: readonly KeyboardTarget[]; readonly here: number } {
  const targets: KeyboardTarget[] = []
  let here = 0
  for (const { priority, lists } of contents.priorities) {
    const clusters = lists.find(each => each.prompt === prompt)?.clusters
    if (!clusters) continue
    const own = clusters.findIndex(each => each.cluster === cluster)
    const at = (index: number) => {
      if (own === -1 || (index !== own && index !== own + 1))
        targets.push({ target: { kind: 'place', priority, prompt, index }, area: priority })
    }
    at(0)
    for (const [i, each] of clusters.entries()) {
      if (i === own) here = targets.length
      else targets.push({ target: { kind: 'merge', into: each.cluster }, area: priority })
      at(i + 1)
    }
  }
  return { targets, here }
}

/** The first step of a cluster that lies in `area`, after the first `here` of the targets. */
export function firstStep(
  targets: readonly KeyboardTarget[],
  { here, area }: { readonly here: number; readonly area: PriorityId },
  step: TargetStep,
): number {
  const last = targets.length - 1
  if (step === 'next') return Math.min(last, here)
  if (step === 'previous') return Math.max(0, here - 1)
  if (step === 'nextArea') {
    const next = targets.findIndex((each, i) => i >= here && each.area !== area)
    return next === -1 ? last : next
  }
  const before = targets.slice(0, here).findLast(each => each.area !== area)?.area
  return before === undefined ? 0 : targets.findIndex(each => each.area === before)
}

export type TargetStep = 'next' | 'previous' | 'nextArea' | 'previousArea'

/** The index of the target to go to; stays at the ends. */
export function stepTo(targets: readonly KeyboardTarget[], index: number, step: TargetStep): number {
  const last = targets.length - 1
  if (step === 'next') return Math.min(last, index + 1)
  if (step === 'previous') return Math.max(0, index - 1)
  const here = targets[index]?.area
  if (step === 'nextArea') {
    const next = targets.findIndex(({ area }, i) => i > index && area !== here)
    return next === -1 ? index : next
  }
  const before = targets.slice(0, Math.max(0, index)).findLast(({ area }) => area !== here)?.area
  return before === undefined ? index : targets.findIndex(({ area }) => area === before)
}

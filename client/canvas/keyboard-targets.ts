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
 * cluster there going into it and coming after it. Where it lies already is no place.
 */
export function clusterTargets({ contents }: Laid, cluster: ClusterId, prompt: PromptId): KeyboardTarget[] {
  return contents.priorities.flatMap(({ priority, lists }) => {
    const list = lists.find(each => each.prompt === prompt)
    if (!list) return []
    const own = list.clusters.findIndex(each => each.cluster === cluster)
    const at = (index: number): KeyboardTarget[] =>
      own !== -1 && (index === own || index === own + 1)
        ? []
        : [{ target: { kind: 'place', priority, prompt, index }, area: priority }]
    const others = list.clusters.flatMap((each, i): KeyboardTarget[] =>
      each.cluster === cluster ? [] : [{ target: { kind: 'merge', into: each.cluster }, area: priority }, ...at(i + 1)],
    )
    return [...at(0), ...others]
  })
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

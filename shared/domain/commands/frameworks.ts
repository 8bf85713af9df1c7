import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import { FRAMEWORKS_MAX, PRIORITIES_MAX } from '#shared/domain/limits.ts'
import { placeAt } from '#shared/domain/order.ts'
import { orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'
import { tidyDescription, tidyTitle } from '#shared/domain/words.ts'
import { insertKey, reorder } from './lists.ts'

/** Adds a framework at the end: another set of priorities to look at the same notes through. */
export function addFramework(
  view: View,
  actor: Actor,
  { id, title }: { readonly id: FrameworkId; readonly title: LocalText },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const tidied = tidyTitle(title)
  if (tidied.reason) return refuse(tidied.reason)
  const frameworks = view.rows('frameworks')
  if (frameworks.has(id)) return refuse('id-taken')
  if (frameworks.size >= FRAMEWORKS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'frameworks', orderedIds(frameworks))
  return accept(put('frameworks', id, { title: tidied.text, order }), ...changes)
}

/** Renames or describes a framework; what is left out stays, an empty description goes. */
export function editFramework(
  view: View,
  actor: Actor,
  edit: {
    readonly framework: FrameworkId
    readonly title?: LocalText | undefined
    readonly description?: LocalText | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('frameworks', edit.framework)
  if (!row) return refuse('framework-missing')
  if (!edit.title && !edit.description) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  const description = tidyDescription(edit.description ?? {})
  if (description.reason) return refuse(description.reason)
  return accept(
    put('frameworks', edit.framework, {
      ...(edit.title && { title: title.text }),
      ...(edit.description && { description: description.text }),
    }),
  )
}

/** Moves a framework before the one at `index` of the list as it is shown. */
export function moveFramework(
  view: View,
  actor: Actor,
  { framework, index }: { readonly framework: FrameworkId; readonly index: number },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('frameworks', framework)) return refuse('framework-missing')
  return reorder(view, 'frameworks', orderedIds(view.rows('frameworks')), framework, index)
}

/** Takes a framework and its priorities away. Notes, their words and their places in other frameworks stay. */
export function removeFramework(view: View, actor: Actor, framework: FrameworkId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('frameworks', framework)) return refuse('framework-missing')
  if (view.rows('frameworks').size === 1) return refuse('last-one')
  return accept(
    remove('frameworks', framework),
    ...prioritiesOf(view, framework).map(priority => remove('priorities', priority)),
  )
}

/** Adds a priority to a framework, before the one at `index` or at the end. */
export function addPriority(
  view: View,
  actor: Actor,
  added: {
    readonly id: PriorityId
    readonly framework: FrameworkId
    readonly title: LocalText
    readonly description?: LocalText | undefined
    readonly index?: number | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const { id, framework } = added
  if (!view.row('frameworks', framework)) return refuse('framework-missing')
  const title = tidyTitle(added.title)
  if (title.reason) return refuse(title.reason)
  const description = tidyDescription(added.description ?? {})
  if (description.reason) return refuse(description.reason)
  if (view.row('priorities', id)) return refuse('id-taken')
  if (view.rows('priorities').size >= PRIORITIES_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'priorities', prioritiesOf(view, framework), added.index)
  const fields = { title: title.text, framework, order, ...(description.text && { description: description.text }) }
  return accept(put('priorities', id, fields), ...changes)
}

/** Adds priorities at the end of a framework, in the order given: all of them, or none. */
export function addPriorities(
  view: View,
  actor: Actor,
  {
    framework,
    added,
  }: {
    readonly framework: FrameworkId
    readonly added: readonly { readonly id: PriorityId; readonly title: LocalText }[]
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('frameworks', framework)) return refuse('framework-missing')
  if (added.length === 0) return refuse('nothing-to-do')
  const there = view.rows('priorities')
  if (there.size + added.length > PRIORITIES_MAX) return refuse('too-many')
  const list = prioritiesOf(view, framework).map(id => ({ id, order: there.get(id)?.order ?? '' }))
  const { keys, rekeyed } = placeAt(list, list.length, added.length)
  const changes: Change[] = rekeyed.map(({ id, order }) => put('priorities', id, { order }))
  for (const [i, { id, title }] of added.entries()) {
    const tidied = tidyTitle(title)
    if (tidied.reason) return refuse(tidied.reason)
    if (there.has(id)) return refuse('id-taken')
    changes.push(put('priorities', id, { title: tidied.text, framework, order: keys[i] ?? 'a0' }))
  }
  return accept(...changes)
}

/** Renames or describes a priority; what is left out stays, an empty description goes. */
export function editPriority(
  view: View,
  actor: Actor,
  edit: {
    readonly priority: PriorityId
    readonly title?: LocalText | undefined
    readonly description?: LocalText | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('priorities', edit.priority)
  if (!row) return refuse('priority-missing')
  if (!edit.title && !edit.description) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  const description = tidyDescription(edit.description ?? {})
  if (description.reason) return refuse(description.reason)
  return accept(
    put('priorities', edit.priority, {
      ...(edit.title && { title: title.text }),
      ...(edit.description && { description: description.text }),
    }),
  )
}

/** Moves a priority before the one at `index` of its framework as it is shown. */
export function movePriority(
  view: View,
  actor: Actor,
  { priority, index }: { readonly priority: PriorityId; readonly index: number },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('priorities', priority)
  if (!row) return refuse('priority-missing')
  return reorder(view, 'priorities', prioritiesOf(view, row.framework), priority, index)
}

/** Takes a priority away. Its notes come to lie in open space by T4, and return to it should this be undone. */
export function removePriority(view: View, actor: Actor, priority: PriorityId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  return view.row('priorities', priority) ? accept(remove('priorities', priority)) : refuse('priority-missing')
}

import * as v from 'valibot'
import type { RoundId, StepId } from '#shared/domain/ids.ts'
import { ROUNDS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { accept, type Plan, put, type RefusalReason, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { workshopOfNewSteps } from '#shared/domain/series.ts'
import { type LocalText, type RoundRules, TABLES, type View } from '#shared/domain/tables.ts'
import { tidyTitle } from '#shared/domain/words.ts'
import { insertKey } from './lists.ts'

/** Adds a vote or a rating after the others. With a step it opens when that step starts. */
export function addRound(
  view: View,
  actor: Actor,
  added: {
    readonly id: RoundId
    readonly title: LocalText
    readonly rules: RoundRules
    readonly step?: StepId | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor) ?? whyNotRules(view, added.rules) ?? whyNotStep(view, added.step)
  if (why) return refuse(why)
  const title = tidyTitle(added.title)
  if (title.reason) return refuse(title.reason)
  const rounds = view.rows('rounds')
  if (rounds.has(added.id)) return refuse('id-taken')
  if (rounds.size >= ROUNDS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'rounds', orderedIds(rounds), undefined)
  const { rules, step } = added
  const workshop = workshopOfNewSteps(view)
  return accept(
    put('rounds', added.id, {
      title: title.text,
      rules,
      state: 'planned',
      order,
      ...(step && { step }),
      ...(workshop && { workshop }),
    }),
    ...changes,
  )
}

/** Changes what has not been opened yet; a title can be changed at any time. What is left out stays. */
export function editRound(
  view: View,
  actor: Actor,
  edit: {
    readonly round: RoundId
    readonly title?: LocalText | undefined
    readonly rules?: RoundRules | undefined
    readonly step?: StepId | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('rounds', edit.round)
  if (!row) return refuse('round-missing')
  if (!edit.title && !edit.rules && !edit.step) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  if (edit.rules || edit.step) {
    // People vote by rules that they have read.
    if (row.state !== 'planned') return refuse(row.state === 'open' ? 'round-open' : 'round-closed')
    const whyNot = (edit.rules && whyNotRules(view, edit.rules)) ?? whyNotStep(view, edit.step)
    if (whyNot) return refuse(whyNot)
  }
  return accept(
    put('rounds', edit.round, {
      ...(edit.title && { title: title.text }),
      ...(edit.rules && { rules: edit.rules }),
      ...(edit.step && { step: edit.step }),
    }),
  )
}

/** Lets people vote. */
export function openRound(view: View, actor: Actor, round: RoundId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('rounds', round)
  if (!row) return refuse('round-missing')
  if (row.state === 'closed') return refuse('round-closed')
  return row.state === 'open' ? refuse('nothing-to-do') : accept(put('rounds', round, { state: 'open' }))
}

/** Ends a vote: the server counts it and forgets who gave what, so there is no way back. */
export function closeRound(view: View, actor: Actor, round: RoundId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('rounds', round)
  if (!row) return refuse('round-missing')
  return row.state === 'open' ? accept(put('rounds', round, { state: 'closed' })) : refuse('nothing-to-do')
}

/** Takes a round away that is not open, its result too. */
export function removeRound(view: View, actor: Actor, round: RoundId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('rounds', round)
  if (!row) return refuse('round-missing')
  return row.state === 'open' ? refuse('round-open') : accept(remove('rounds', round))
}

function whyNotRules(view: View, rules: RoundRules): RefusalReason | undefined {
  if (!v.is(TABLES.rounds.rules, rules)) return 'rules-invalid'
  if (!view.row('frameworks', rules.framework)) return 'framework-missing'
  if (rules.kind === 'dots') return rules.perTarget > rules.dots ? 'rules-invalid' : undefined
  return rules.targets.length === 0 ? 'rules-invalid' : undefined
}

function whyNotStep(view: View, step: StepId | undefined): RefusalReason | undefined {
  return step !== undefined && !view.row('steps', step) ? 'step-missing' : undefined
}

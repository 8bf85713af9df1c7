import { useState } from 'react'
import { newId } from '#client/app/new-id.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { NextOrder } from '#shared/domain/commands/next-workshop.ts'
import type { StepId, WorkshopId } from '#shared/domain/ids.ts'
import { ownStepsOf, stepsOf } from '#shared/domain/series.ts'
import { RUNNING_ORDERS } from '#shared/template/running-orders.ts'

/** The running orders that the next workshop can have, and the one that is chosen. `planned` has its own perhaps. */
export function useNextOrders(planned: WorkshopId | undefined) {
  const { view } = useBoard().session
  const [wanted, choose] = useState<string>()
  const own = planned === undefined ? [] : ownStepsOf(view, planned)
  const same = stepsOf(view)
  const usual = own.length > 0 ? 'own' : same.length > 0 ? 'same' : RUNNING_ORDERS[0]?.id
  const isThere = wanted !== undefined && (wanted !== 'own' || own.length > 0)
  const chosen = (isThere ? wanted : usual) ?? 'own'
  const ready = RUNNING_ORDERS.find(({ id }) => id === chosen)?.steps
  const list = chosen === 'own' ? own : same
  const minutes = ready ?? list.map(id => ({ minutes: view.row('steps', id)?.rules.minutes ?? 0 }))

  function order(): NextOrder {
    const ids = () => minutes.map(() => newId<'step'>() as StepId)
    if (ready) return { is: 'ready', steps: ready, ids: ids() }
    return chosen === 'same' ? { is: 'same', ids: ids() } : { is: 'own' }
  }

  return {
    chosen,
    choose,
    hasOwn: own.length > 0,
    hasSame: same.length > 0,
    steps: minutes.length,
    minutes: minutes.reduce((sum, each) => sum + each.minutes, 0),
    order,
  }
}

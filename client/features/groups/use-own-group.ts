import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { groupOf, OWN_ROW, prioritiesNow } from '#shared/domain/groups.ts'
import type { FrameworkId, GroupId, PriorityId } from '#shared/domain/ids.ts'
import type { LocalText } from '#shared/domain/tables.ts'

export interface OwnGroup {
  readonly group: GroupId | undefined
  readonly title: LocalText | undefined
  /** What it works on now. */
  readonly priorities: readonly PriorityId[]
  frameworkOf(priority: PriorityId): FrameworkId | undefined
}

/** This person's group and what it works on now; renders again when either changes. */
export function useOwnGroup(): OwnGroup {
  const { view } = useBoard().session
  const groups = useRows('groups')
  const priorities = useRows('priorities')
  useRow('run', 'board')
  useRow('membership', OWN_ROW)
  useRow('assigned', OWN_ROW)
  const group = groupOf(view, view)
  return {
    group,
    title: group && groups.get(group)?.title,
    priorities: group === undefined ? [] : prioritiesNow(view, group),
    frameworkOf: priority => priorities.get(priority)?.framework,
  }
}

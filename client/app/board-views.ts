import type { Role } from '#shared/domain/roles.ts'
import type { BoardViewName } from './router.ts'

const VIEWS: Readonly<Record<Role, readonly [BoardViewName, ...BoardViewName[]]>> = {
  facilitator: ['canvas', 'outline', 'write', 'run', 'results', 'setup', 'share'],
  participant: ['write', 'canvas', 'outline', 'results'],
  viewer: ['results', 'canvas', 'outline'],
}

/** The views that a role has; the first is the one it begins with. */
export function viewsOf(role: Role): readonly [BoardViewName, ...BoardViewName[]] {
  return VIEWS[role]
}

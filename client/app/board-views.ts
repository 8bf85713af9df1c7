import type { Role } from '#shared/domain/roles.ts'
import type { BoardViewName } from './router.ts'

const VIEWS: Readonly<Record<Role, readonly [BoardViewName, ...BoardViewName[]]>> = {
  facilitator: ['canvas', 'outline', 'write', 'run', 'vote', 'results', 'setup', 'share'],
  participant: ['write', 'canvas', 'outline', 'vote', 'results'],
  viewer: ['results', 'canvas', 'outline', 'vote'],
}

/** The views that a role has; the first is the one it begins with. */
export function viewsOf(role: Role): readonly [BoardViewName, ...BoardViewName[]] {
  return VIEWS[role]
}

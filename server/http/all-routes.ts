import { boardRoutes } from './board-routes.ts'
import { bringRoutes } from './bring-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { hostRoutes } from './host-routes.ts'
import { joinRoutes } from './join-routes.ts'
import { linkRoutes } from './link-routes.ts'
import type { Route } from './route.ts'
import { versionRoutes } from './version-routes.ts'
import { voteRoutes } from './vote-routes.ts'

/** Every HTTP endpoint there is. Tests are made from this table, so that none can be forgotten (A40). */
export const ROUTES: readonly Route[] = [
  ...hostRoutes,
  ...boardRoutes,
  ...joinRoutes,
  ...linkRoutes,
  ...exportRoutes,
  ...voteRoutes,
  ...versionRoutes,
  ...bringRoutes,
]

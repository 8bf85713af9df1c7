import type { Role } from '#shared/protocol/api.ts'
import { viewsOf } from './board-views.ts'
import { BoardShell } from './late-shell.ts'
import { CanvasView, OutlineView, ResultsView, RunView, VoteView } from './late-views.ts'
import { type BoardViewName, routeOf } from './router.ts'

/** Parts of the client that are files of their own: what every board needs, and each role's first views. */
const PARTS = {
  shell: () => BoardShell.begin(),
  session: () => import('#client/session/open-board-session.ts'),
  environment: () => import('#client/session/browser-environment.ts'),
  canvas: () => CanvasView.begin(),
  outline: () => OutlineView.begin(),
  results: () => ResultsView.begin(),
  run: () => RunView.begin(),
  vote: () => VoteView.begin(),
} as const satisfies Readonly<Record<string, () => Promise<unknown>>>
type Part = keyof typeof PARTS

/** What an address leads to; `roleOn` says which role this device has on a board, if it has been there. */
export function partsOf(
  { pathname, search }: Pick<Location, 'pathname' | 'search'>,
  roleOn: (board: string) => Role | undefined,
): readonly Part[] {
  const route = routeOf(pathname, search)
  if (route.page !== 'board') return []
  const role = roleOn(route.board)
  const view: BoardViewName | undefined = route.view ?? (role && viewsOf(role)[0])
  const parts: Part[] = ['shell', 'session', 'environment']
  return view !== undefined && isPart(view) ? [...parts, view] : parts
}

/**
 * Asks for what the address leads to, all at once: else each part would be asked for only when the one before has come
 * and run. Who really needs a part asks again, and hears of a failure.
 */
export function beginLoading(...asked: Parameters<typeof partsOf>): void {
  void Promise.allSettled(partsOf(...asked).map(part => PARTS[part]()))
}

function isPart(view: string): view is Part {
  return Object.hasOwn(PARTS, view)
}

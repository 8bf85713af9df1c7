import { useSyncExternalStore } from 'react'
import { ID_PATTERN } from '#shared/domain/ids.ts'

export const BOARD_VIEWS = ['write', 'canvas', 'outline', 'vote', 'results', 'run', 'setup', 'share'] as const
export type BoardViewName = (typeof BOARD_VIEWS)[number]

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'studio' }
  | { readonly page: 'gallery' }
  | { readonly page: 'board'; readonly board: string; readonly view: BoardViewName | undefined }
  | { readonly page: 'unknown' }

/** What an address means. Addresses: `/`, `/studio`, `/gallery`, `/b/<board>?view=…`. */
export function routeOf(path: string, search = ''): Route {
  if (path === '/' || path === '/join') return { page: 'start' }
  if (path === '/studio') return { page: 'studio' }
  if (path === '/gallery') return { page: 'gallery' }
  const board = /^\/b\/([^/]+)$/.exec(path)?.[1]
  if (board === undefined || !ID_PATTERN.test(board)) return { page: 'unknown' }
  const wanted = new URLSearchParams(search).get('view')
  return { page: 'board', board, view: BOARD_VIEWS.find(view => view === wanted) }
}

export function boardPath(board: string, view?: BoardViewName): string {
  return view ? `/b/${board}?view=${view}` : `/b/${board}`
}

const wakes = new Set<() => void>()

/** Goes to another page of the app. `replace`: going back does not come here again. */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', to)
  else history.replaceState(null, '', to)
  for (const wake of [...wakes]) wake()
}

let brought: { readonly path: string; readonly fragment: string } | undefined

/**
 * A link's key or a join code lies in the fragment. It is taken out of the address at once: neither history, nor a
 * shared screen, nor a bookmark keeps it (A48).
 */
export function takeFragment(): void {
  const found = location.hash.slice(1)
  if (found === '') return
  brought = { path: location.pathname, fragment: found }
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** What this page's address brought along; a link opened in the same window brings another. */
export function useFragment(): string | undefined {
  return useSyncExternalStore(subscribe, () => (brought?.path === location.pathname ? brought.fragment : undefined))
}

function hear(): void {
  takeFragment()
  for (const wake of [...wakes]) wake()
}

function subscribe(wake: () => void): () => void {
  if (wakes.size === 0) for (const event of ['popstate', 'hashchange']) addEventListener(event, hear)
  wakes.add(wake)
  return () => {
    wakes.delete(wake)
    if (wakes.size === 0) for (const event of ['popstate', 'hashchange']) removeEventListener(event, hear)
  }
}

/** The address as it stands; a string, so that nothing re-renders while it stays the same. */
export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  const [path = '/', search = ''] = address.split('?')
  return routeOf(path, search)
}

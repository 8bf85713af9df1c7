import { isPage } from './is-page.ts'

/*
 * Keeps the built client on the device, so that a reload without a network opens the app. It touches nothing else:
 * whatever is not a page of the client or a file of its build goes to the network as if this were not here.
 */

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
/** The few parts of ServiceWorkerGlobalScope that are used; its library cannot be loaded beside the page's. */
interface WorkerScope {
  readonly location: Location
  addEventListener(type: 'install' | 'activate', hear: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', hear: (event: FetchEvent) => void): void
}
/** Put in by the build: every file by its path, those kept from the start and those once asked for, and a name that changes with any. */
declare const PRECACHED: {
  readonly version: string
  readonly paths: readonly string[]
  readonly onDemand: readonly string[]
}

const scope = self as unknown as WorkerScope
const PREFIX = 'timantti-'
const { version, paths, onDemand } = PRECACHED
const CACHE = PREFIX + version
const FILES: ReadonlySet<string> = new Set(paths)
const ON_DEMAND: ReadonlySet<string> = new Set(onDemand)
const PAGE = '/'
/** A network that has not answered by then counts as none: half a connection is the usual kind in a full hall. */
const PAGE_WAIT_MS = 4000

scope.addEventListener('install', event => event.waitUntil(fill()))

scope.addEventListener('activate', event => event.waitUntil(dropOthers()))

scope.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (request.mode === 'navigate') {
    if (isPage(url.pathname)) event.respondWith(page(request))
  } else if (FILES.has(url.pathname)) event.respondWith(file(request, url.pathname))
  else if (ON_DEMAND.has(url.pathname)) event.respondWith(fileOnDemand(request, url.pathname))
})

async function fill(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([PAGE, ...FILES].map(path => new Request(path, { cache: 'no-cache' })))
}

/** Runs once no page of the build before is open any more, so nobody misses the files. */
async function dropOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith(PREFIX) && name !== CACHE).map(name => caches.delete(name)))
}

/** The network's page while there is one, since it may be newer; else the one kept here. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE, { cacheName: CACHE })
  if (!kept) return fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PAGE_WAIT_MS) })
    return answer.status >= 500 ? kept : answer
  } catch {
    return kept
  }
}

/** A file with a hash in its name never changes. */
async function file(request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request)
}

/** The same, kept from the first time on. */
async function fileOnDemand(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path, { cacheName: CACHE })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(CACHE)
    // A full disk is no reason to go without the file.
    await cache.put(path, answer.clone()).catch(() => undefined)
  }
  return answer
}

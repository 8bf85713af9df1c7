import type { IncomingMessage } from 'node:http'

/**
 * D4, A31: may a page of this origin speak to the server? Its own may, and those that the host named. A request
 * without `Origin` does not come from another site's page: its key or token decides.
 */
export function isForeignOrigin(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  const from = new URL(origin)
  if (from.protocol !== 'http:' && from.protocol !== 'https:') return true
  return from.host !== withoutDefaultPort(host ?? '', from.protocol) && !allowed.includes(from.origin)
}

/** A browser leaves the default port out of `Origin`; some clients put it into `Host`. */
function withoutDefaultPort(host: string, protocol: string): string {
  return host.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '')
}

import type { IncomingMessage } from 'node:http'
import { isIPv4, isIPv6 } from 'node:net'

/** The caller's address. Behind a trusted proxy it is the last one of X-Forwarded-For, the only one the proxy itself wrote. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const own = plain(request.socket.remoteAddress ?? '')
  if (!trustProxy) return own
  const forwarded = request.headers['x-forwarded-for']
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',').at(-1)?.trim() ?? ''
  return isIPv4(last) || isIPv6(last) ? plain(last) : own
}

/** Is the caller a program on this machine? Not if a proxy carried the request here. */
export function isLocal(request: IncomingMessage): boolean {
  if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined) return false
  const address = plain(request.socket.remoteAddress ?? '')
  return address === '::1' || /^127\./.test(address)
}

/** What limits count by: an IPv4 address, or the /64 that one IPv6 household or office is given. */
export function networkOf(address: string): string {
  return isIPv6(address) ? groupsOf(address).slice(0, 4).join(':') : address
}

/** What a log may hold of an address: /24 of IPv4, /48 of IPv6. */
export function shortAddress(address: string): string {
  if (isIPv4(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  if (isIPv6(address)) return `${groupsOf(address).slice(0, 3).join(':')}::/48`
  return 'unknown'
}

/** IPv4 in IPv6's clothes is IPv4; a zone (`%eth0`) is no part of an address. */
function plain(address: string): string {
  const bare = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)
  return mapped?.[1] ?? bare
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address.split('::')
  const left = groupList(before)
  const right = after === undefined ? [] : groupList(after)
  const missing = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(missing).fill('0'), ...right].map(group =>
    group.toLowerCase().replace(/^0+(?=.)/, ''),
  )
}

function groupList(text: string): string[] {
  return text === '' ? [] : text.split(':')
}

import type { ServerResponse } from 'node:http'

/** Who may show the client in a frame when the host switched embedding on (A47). */
const TEAMS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
]

export type SecurityHeaders = Readonly<Record<string, string>>

/** H5: the same headers on every answer. `isHttps`: the host's public address is https, so browsers should stay there. */
export function securityHeaders(host: { readonly embed: boolean; readonly isHttps: boolean }): SecurityHeaders {
  const ancestors = host.embed ? ["'self'", ...TEAMS] : ["'self'"]
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `frame-ancestors ${ancestors.join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    ...(host.embed ? {} : { 'x-frame-options': 'SAMEORIGIN' }),
    ...(host.isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

export function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

/** Every code the server closes a WebSocket with, and whether the client should come back by itself. */
export const CLOSE = {
  goingAway: { code: 1001, retry: true },
  protocolError: { code: 1002, retry: false },
  textRefused: { code: 1003, retry: false },
  tooBig: { code: 1009, retry: false },
  internal: { code: 1011, retry: true },
  /** The queue towards this reader grew past its limit; come back and sync anew. */
  tooSlow: { code: 1013, retry: true },
  /** The session ended: revoked link, removed person. */
  revoked: { code: 4401, retry: false },
  boardDeleted: { code: 4404, retry: false },
  tooFast: { code: 4429, retry: true },
  /** Another socket of the same session has taken over. */
  replaced: { code: 4409, retry: false },
  /** The client's program is older than the board; reload the page. */
  outdated: { code: 4426, retry: false },
} as const

export type CloseReason = keyof typeof CLOSE

export function mayRetry(code: number): boolean {
  const known = Object.values(CLOSE).find(entry => entry.code === code)
  return known ? known.retry : true
}

/**
 * Where a transaction comes from: the closed list. Undo, storage and the wire decide by it.
 *
 * - `intent`: a person did something just now; undo follows it, it is stored and sent
 * - `undo`: a person took something back or did it again; stored and sent
 * - `resend`: edits done anew after the server refused a part of what was waiting; stored and sent
 * - `clerk`: the server's own peer
 * - `remote`: arrived over the wire
 * - `storage`: read from this device or from the log
 * - `migration`: the scheme was brought up to date by the server
 * - `template`: a new board's first content
 */
export const ORIGINS = ['intent', 'undo', 'resend', 'clerk', 'remote', 'storage', 'migration', 'template'] as const
export type Origin = (typeof ORIGINS)[number]

const MADE_HERE: ReadonlySet<unknown> = new Set<Origin>(['intent', 'undo', 'resend'])

/** Made on this device by this person: it has to be stored and sent. */
export function isMadeHere(origin: unknown): boolean {
  return MADE_HERE.has(origin)
}

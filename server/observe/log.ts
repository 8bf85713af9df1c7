import { type DestinationStream, pino } from 'pino'
import type { LogLevel } from '#server/config.ts'
import { StorageError } from '#server/storage/storage.ts'

/** Facts about one event. H6: never text of a board, a name, a key, a token or a full address. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** One JSON line per event. */
export interface Log {
  debug(facts: Facts, event: string): void
  info(facts: Facts, event: string): void
  warn(facts: Facts, event: string): void
  error(facts: Facts, event: string): void
}

export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * What may be logged of an error. A message can quote what somebody wrote (a JSON parser's does), so only our own storage errors,
 * which never do, give theirs; of the others the kind and where in the program it happened is enough.
 */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { fault: typeof error }
  const where = error.stack
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 8)
    .map(line => line.trim())
    .join(' | ')
  if (error instanceof StorageError) return { fault: `storage:${error.fault}`, message: error.message, where }
  return { fault: error.name, where }
}

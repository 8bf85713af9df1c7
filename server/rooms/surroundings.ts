import type { Figures } from '#server/observe/figures.ts'
import type { KeptStorage } from '#server/storage/keep-writing.ts'
import type { RoomLimits } from './room-limits.ts'

/** Time, handed in so that tests can move it. */
export interface Clock {
  /** Unix ms. */
  now(): number
  /** Calls `act` once after that time; the answer takes the call back. */
  after(delayMs: number, act: () => void): () => void
}

/** Gives that many unpredictable bytes. */
export type Random = (bytes: number) => Uint8Array

const UINT32_BYTES = 4

export function uint32Of(random: Random): number {
  const bytes = random(UINT32_BYTES)
  return new DataView(bytes.buffer, bytes.byteOffset, UINT32_BYTES).getUint32(0)
}

/** Writes one line; fields never hold text of a board, names, keys or tokens (H6). */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What rooms stand on. */
export interface Surroundings {
  readonly storage: KeptStorage
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
  readonly limits: RoomLimits
  readonly figures: Figures
}

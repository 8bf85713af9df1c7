import type { Storage } from '#server/storage/storage.ts'

/** An engine and what a test may do to it from outside. */
export interface StorageAtWork {
  readonly storage: Storage
  /** What a new process would find if this one had died now. */
  afterCrash(): Promise<Storage>
  /** Flips one bit of a stored row, or takes the row away. */
  damage(how: 'flip' | 'remove', what: 'snapshot' | 'update', board: string, document: string, sequence: number): void
  /** Every write fails from now on, until `mend`. */
  breakDown(): void
  mend(): void
}

export type OpenStorage = () => Promise<StorageAtWork>

import type { BoardRecord, CodeRecord, LinkRecord, RecordStorage } from '#server/storage/storage.ts'
import { StorageError } from '#server/storage/storage.ts'
import { type Clock, openRateLimit, type Rate } from './rate-limits.ts'
import { makeCode, type Random, readCode } from './secrets.ts'

export const CODE_LIFE_MS = 24 * 60 * 60 * 1000
/** H3: wrong codes per network address. */
export const CODE_TRIES: Rate = { burst: 10, perSecond: 10 / 60 }
/** Tries of one address that may wait in line; 500 people of one office fit. */
const LINE_MAX = 2_000
/** Boards hold few codes and there are 887 million of them: a clash is rare, this many in a row mean something else. */
const MAKE_TRIES = 8

export type CodeTry =
  | { readonly kind: 'right'; readonly board: BoardRecord; readonly link: LinkRecord }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

export interface JoinCodes {
  /**
   * Looks a typed code up for this network address. Only misses cost a try, so an office of 500 can join by code; once
   * the tries are used up, right codes wait too, or guessing would go on. Every kind of miss does the same work (A38).
   */
  lookUp(typed: string, network: string): Promise<CodeTry>
  /** A new code for the board; the one before stops. */
  renew(board: string): Promise<CodeRecord>
  /** A code that no board has, for a board that is about to be made. */
  unused(board: string): Promise<CodeRecord>
  /** False if the board has no code. */
  shut(board: string): Promise<boolean>
}

export function openJoinCodes(the: {
  readonly records: RecordStorage
  readonly clock: Clock
  readonly random: Random
}): JoinCodes {
  const misses = openRateLimit(CODE_TRIES, the.clock)
  /** Tries of one address run one after another: side by side they would all pass before the first miss counts. */
  const lines = new Map<string, { last: Promise<unknown>; waiting: number }>()

  async function find(typed: string): Promise<CodeTry> {
    const record = await the.records.codeByText(readCode(typed) ?? '')
    const board = await the.records.board(record?.board ?? '')
    const links = await the.records.links(record?.board ?? '')
    const link = links.filter(entry => entry.role === 'participant' && entry.revokedAt === undefined).at(-1)
    const isValid = record?.open === true && record.expiresAt > the.clock.now()
    return isValid && board && link ? { kind: 'right', board, link } : { kind: 'wrong' }
  }

  async function tryOnce(typed: string, network: string): Promise<CodeTry> {
    const seconds = misses.waitOf(network)
    if (seconds > 0) return { kind: 'wait', seconds }
    const found = await find(typed)
    if (found.kind === 'wrong') misses.take(network)
    return found
  }

  function fresh(board: string): CodeRecord {
    return { board, code: makeCode(the.random), expiresAt: the.clock.now() + CODE_LIFE_MS, open: true }
  }

  return {
    lookUp(typed, network) {
      const line = lines.get(network) ?? { last: Promise.resolve(), waiting: 0 }
      if (line.waiting >= LINE_MAX) return Promise.resolve({ kind: 'wait', seconds: 1 })
      lines.set(network, line)
      line.waiting += 1
      const turn = line.last.then(() => tryOnce(typed, network))
      line.last = turn
        .catch(() => undefined)
        .finally(() => {
          line.waiting -= 1
          if (line.waiting === 0) lines.delete(network)
        })
      return turn
    },

    async renew(board) {
      for (let tries = 1; ; tries += 1) {
        const record = fresh(board)
        try {
          await the.records.setCode(record)
          return record
        } catch (error) {
          if (!(error instanceof StorageError && error.fault === 'conflict') || tries === MAKE_TRIES) throw error
        }
      }
    },

    async unused(board) {
      for (let tries = 1; ; tries += 1) {
        const record = fresh(board)
        if ((await the.records.codeByText(record.code)) === undefined || tries === MAKE_TRIES) return record
      }
    },

    async shut(board) {
      const record = await the.records.code(board)
      if (!record) return false
      await the.records.setCode({ ...record, open: false })
      return true
    },
  }
}

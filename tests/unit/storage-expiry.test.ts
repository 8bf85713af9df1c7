import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keepExpiry } from '#server/storage/keep-expiry.ts'
import { MemoryDisk } from '#tests/support/memory-disk.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { newBoard } from '#tests/support/storage-scenes.ts'

const HOUR_MS = 60 * 60 * 1000

/** A clock that a test moves by hand: one timer at a time is all that is needed here. */
function handClock() {
  let now = 0
  let waiting: { readonly at: number; readonly act: () => void } | undefined
  return {
    now: () => now,
    after(delayMs: number, act: () => void) {
      waiting = { at: now + delayMs, act }
      return () => {
        waiting = undefined
      }
    },
    /** When the next run is due, in ms. */
    get due() {
      return waiting?.at
    },
    async moveTo(to: number) {
      now = to
      const due = waiting
      if (due && due.at <= to) {
        waiting = undefined
        due.act()
      }
      await setImmediate()
    },
  }
}

test('[A58] boards are looked through at the start and once a day', async () => {
  const storage = openMemoryStorage()
  await newBoard(storage, 'early', { retainUntil: 0 })
  await newBoard(storage, 'later', { retainUntil: 20 * HOUR_MS })
  const clock = handClock()
  const expired: string[][] = []
  const news = { expired: (boards: readonly string[]) => void expired.push([...boards]), failed: expect.unreachable }
  const end = keepExpiry({ storage, dropBoard: async () => undefined }, clock, news)
  await setImmediate()
  expect(expired).toEqual([['early']])
  await clock.moveTo(21 * HOUR_MS)
  expect(expired).toHaveLength(1)
  await clock.moveTo(24 * HOUR_MS)
  expect(expired).toEqual([['early'], ['later']])
  await clock.moveTo(48 * HOUR_MS)
  expect(expired).toHaveLength(2)
  end()
  expect(clock.due).toBeUndefined()
})

test('[A58] one board that cannot go keeps no other, and is tried again within the hour', async () => {
  const storage = openMemoryStorage()
  await newBoard(storage, 'stuck', { retainUntil: 0 })
  await newBoard(storage, 'free', { retainUntil: 0 })
  const clock = handClock()
  const failures: unknown[] = []
  const expired: string[] = []
  let isStuck = true
  const dropBoard = async (board: string) => {
    if (board === 'stuck' && isStuck) throw new Error('planted')
  }
  const news = {
    expired: (boards: readonly string[]) => void expired.push(...boards),
    failed: (error: unknown) => void failures.push(error),
  }
  const end = keepExpiry({ storage, dropBoard }, clock, news)
  await setImmediate()
  expect(failures.map(String)).toEqual(['Error: 1 boards could not be deleted at the end of their time'])
  expect((await storage.records.boards()).map(({ board }) => board)).toEqual(['stuck'])
  isStuck = false
  await clock.moveTo(HOUR_MS)
  expect(expired).toEqual(['stuck'])
  end()
})

test('[A58] a storage that cannot write is tried again, and an end in the middle of a run is the end', async () => {
  const disk = new MemoryDisk()
  const storage = openMemoryStorage(disk)
  await newBoard(storage, 'one', { retainUntil: 0 })
  disk.isBroken = true
  const clock = handClock()
  const failures: unknown[] = []
  const news = { expired: () => undefined, failed: (error: unknown) => void failures.push(error) }
  const end = keepExpiry({ storage, dropBoard: async () => undefined }, clock, news)
  await setImmediate()
  expect(failures).toHaveLength(1)
  expect(clock.due).toBe(HOUR_MS)
  const moved = clock.moveTo(HOUR_MS)
  end()
  await moved
  expect(clock.due).toBeUndefined()
})

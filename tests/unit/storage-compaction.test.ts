import { expect, test } from 'vitest'
import { compactDocument, shouldSnapshot } from '#server/storage/compaction.ts'
import type { LogStorage } from '#server/storage/storage.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { entriesOf, newBoard } from '#tests/support/storage-scenes.ts'

const QUIET = { updatesSince: 0, bytesSince: 0, stateBytes: 0, isLeaving: false }

test('a snapshot is due after many updates, many bytes, or a few when the room is let go', () => {
  expect(shouldSnapshot({ ...QUIET, updatesSince: 499, bytesSince: 524_287 })).toBe(false)
  expect(shouldSnapshot({ ...QUIET, updatesSince: 500 })).toBe(true)
  expect(shouldSnapshot({ ...QUIET, bytesSince: 524_288 })).toBe(true)
  expect(shouldSnapshot({ ...QUIET, updatesSince: 19, isLeaving: true })).toBe(false)
  expect(shouldSnapshot({ ...QUIET, updatesSince: 20, isLeaving: true })).toBe(true)
})

test('a large document waits until its log has grown to a quarter of it', () => {
  const large = { ...QUIET, stateBytes: 8_000_000 }
  expect(shouldSnapshot({ ...large, bytesSince: 1_999_999 })).toBe(false)
  expect(shouldSnapshot({ ...large, bytesSince: 2_000_000 })).toBe(true)
})

test('[O5] a snapshot that reads back otherwise than it was put is an error, and the log is not touched', async () => {
  const storage = openMemoryStorage()
  const lease = await newBoard(storage, 'one')
  await storage.log.append([lease], entriesOf('one', 'board', 1, 3))
  const calls: string[] = []
  const forgetful: LogStorage = new Proxy(storage.log, {
    get(log, name) {
      return async (...values: unknown[]) => {
        calls.push(String(name))
        if (name === 'putSnapshot') return log.putSnapshot(lease, 'board', 3, Uint8Array.of(9, 9))
        const method: unknown = Reflect.get(log, name)
        return typeof method === 'function' ? method.apply(log, values) : undefined
      }
    },
  })
  const compacted = compactDocument(forgetful, lease, 'board', Uint8Array.of(1, 2), 3)
  await expect(compacted).rejects.toMatchObject({ fault: 'damaged' })
  expect(calls).toEqual(['putSnapshot', 'load'])
})

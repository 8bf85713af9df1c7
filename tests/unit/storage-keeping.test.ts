import { expect, test } from 'vitest'
import { keepWriting } from '#server/storage/keep-writing.ts'
import { type Storage, StorageError } from '#server/storage/storage.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'

/** An engine that fails on command and counts, with time moved by hand. */
function failing() {
  const engine = openMemoryStorage()
  const counts = { writes: 0, reopens: 0 }
  let fault: Error | undefined
  const timers: { readonly delayMs: number; readonly act: () => void }[] = []
  const storage: Storage = {
    ...engine,
    probe: async () => {
      counts.writes += 1
      if (fault) throw fault
    },
    log: new Proxy(engine.log, {
      get(target, name: keyof Storage['log']) {
        if (name !== 'reopen') return (target[name] as (...given: unknown[]) => unknown).bind(target)
        return async () => {
          counts.reopens += 1
          if (fault) throw fault
        }
      },
    }),
  }
  const log = { warn: () => undefined, error: () => undefined }
  const clock = {
    after(delayMs: number, act: () => void) {
      const timer = { delayMs, act }
      timers.push(timer)
      return () => timers.splice(timers.indexOf(timer), 1)
    },
  }
  const news: string[] = []
  const kept = keepWriting(storage, { clock, log })
  kept.watch({ failed: () => news.push('failed'), mended: () => news.push('mended') })
  return {
    kept,
    counts,
    news,
    timers,
    fail(error: Error | undefined) {
      fault = error
    },
    /** Lets the next timer ring; answers how long it would have taken. */
    async ring(): Promise<number | undefined> {
      const timer = timers.shift()
      timer?.act()
      await new Promise(resolve => setImmediate(resolve))
      return timer?.delayMs
    },
  }
}

const unavailable = new StorageError('unavailable', 'no space left')

test('[S8] [O4] after a failed write nothing is tried until a reopening has succeeded, with growing pauses', async () => {
  const { kept, counts, news, ring, fail } = failing()
  fail(unavailable)
  await expect(kept.probe()).rejects.toBe(unavailable)
  await expect(kept.probe()).rejects.toMatchObject({ fault: 'unavailable' })
  expect([counts.writes, kept.isFailing, news]).toEqual([1, true, ['failed']])
  const waits: (number | undefined)[] = []
  for (let tries = 0; tries < 6; tries += 1) waits.push(await ring())
  expect(waits).toEqual([100, 200, 400, 800, 1600, 2000])
  let isWritable = false
  void kept.writable().then(() => {
    isWritable = true
  })
  await ring()
  expect([isWritable, kept.isFailing]).toEqual([false, true])
  fail(undefined)
  await ring()
  expect([isWritable, kept.isFailing, news]).toEqual([true, false, ['failed', 'mended']])
  await kept.probe()
  expect([counts.writes, counts.reopens]).toEqual([2, 8])
})

test('a write that is refused by name is no failure, one that fails as nobody foresaw is', async () => {
  const { kept, news, fail } = failing()
  fail(new StorageError('conflict', 'it is there already'))
  await expect(kept.probe()).rejects.toMatchObject({ fault: 'conflict' })
  expect(news).toEqual([])
  fail(new TypeError('a bug in the engine'))
  await expect(kept.probe()).rejects.toBeInstanceOf(TypeError)
  expect(news).toEqual(['failed'])
})

test('[S12] nothing is reopened once it is closed', async () => {
  const { kept, timers, fail } = failing()
  fail(unavailable)
  await expect(kept.probe()).rejects.toBe(unavailable)
  expect(timers).toHaveLength(1)
  await kept.close()
  await kept.close()
  expect(timers).toHaveLength(0)
})

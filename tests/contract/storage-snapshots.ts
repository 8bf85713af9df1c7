import { expect, test } from 'vitest'
import { compactDocument } from '#server/storage/compaction.ts'
import type { Lease } from '#server/storage/storage.ts'
import { entriesOf, newBoard } from '#tests/support/storage-scenes.ts'
import type { OpenStorage, StorageAtWork } from './storage-at-work.ts'

const stateAt = (sequence: number) => new TextEncoder().encode(`state at ${sequence}`)

/** A document with updates 1 to `last` and snapshots at the named sequences. */
async function documentWith(at: StorageAtWork, last: number, snapshots: readonly number[]): Promise<Lease> {
  const lease = await newBoard(at.storage, 'one')
  await at.storage.log.append([lease], entriesOf('one', 'board', 1, last))
  for (const sequence of snapshots) await at.storage.log.putSnapshot(lease, 'board', sequence, stateAt(sequence))
  return lease
}

/** First and last sequence of the updates that load answers. */
async function loadedRange(at: StorageAtWork): Promise<unknown> {
  const { snapshot, updates, damaged } = await at.storage.log.load('one', 'board')
  return { from: snapshot?.sequence, updates: updates.map(({ sequence }) => sequence), damaged }
}

export function storageSnapshotRules(open: OpenStorage): void {
  test('[S5] a snapshot lies beside the log: load answers it with the updates after it', async () => {
    const at = await open()
    await documentWith(at, 5, [3])
    const loaded = await (await at.afterCrash()).log.load('one', 'board')
    expect(loaded.snapshot).toEqual({ sequence: 3, state: stateAt(3) })
    expect(loaded.updates.map(({ sequence }) => sequence)).toEqual([4, 5])
    expect(loaded).toMatchObject({ lastSequence: 5, damaged: [] })
  })

  test('[S5] putting snapshots removes none: any of three can serve', async () => {
    const at = await open()
    await documentWith(at, 6, [2, 4, 6])
    at.damage('flip', 'snapshot', 'one', 'board', 6)
    at.damage('flip', 'snapshot', 'one', 'board', 4)
    expect(await loadedRange(at)).toEqual({
      from: 2,
      updates: [3, 4, 5, 6],
      damaged: [
        { what: 'snapshot', sequence: 6 },
        { what: 'snapshot', sequence: 4 },
      ],
    })
    at.damage('flip', 'snapshot', 'one', 'board', 2)
    expect(await loadedRange(at)).toMatchObject({ from: undefined, updates: [1, 2, 3, 4, 5, 6] })
  })

  test('[S5] a snapshot of what is not in the log yet, or of the same sequence again, is refused', async () => {
    const at = await open()
    const lease = await documentWith(at, 3, [3])
    const { log } = at.storage
    await expect(log.putSnapshot(lease, 'board', 4, stateAt(4))).rejects.toMatchObject({ fault: 'sequence-gap' })
    await expect(log.putSnapshot(lease, 'desk', 1, stateAt(1))).rejects.toMatchObject({ fault: 'sequence-gap' })
    await expect(log.putSnapshot(lease, 'board', 3, stateAt(4))).rejects.toMatchObject({ fault: 'conflict' })
    expect((await log.load('one', 'board')).snapshot).toEqual({ sequence: 3, state: stateAt(3) })
  })

  test('[S6] with fewer than three whole snapshots trim removes nothing', async () => {
    const at = await open()
    const lease = await documentWith(at, 6, [4, 6])
    await at.storage.log.trim(lease, 'board', 6)
    at.damage('flip', 'snapshot', 'one', 'board', 4)
    at.damage('flip', 'snapshot', 'one', 'board', 6)
    expect(await loadedRange(at)).toMatchObject({ from: undefined, updates: [1, 2, 3, 4, 5, 6] })
  })

  test('[S6] trim leaves every update that one of the newest three snapshots needs', async () => {
    const at = await open()
    const lease = await documentWith(at, 9, [2, 4, 6, 8])
    await at.storage.log.trim(lease, 'board', 9)
    at.damage('flip', 'snapshot', 'one', 'board', 8)
    at.damage('flip', 'snapshot', 'one', 'board', 6)
    expect(await loadedRange(at)).toMatchObject({ from: 4, updates: [5, 6, 7, 8, 9] })
    at.damage('flip', 'snapshot', 'one', 'board', 4)
    const nothingOlder = { from: undefined, updates: [5, 6, 7, 8, 9] }
    expect(await loadedRange(at)).toMatchObject(nothingOlder)
    expect((await at.storage.log.load('one', 'board')).damaged).toContainEqual({ what: 'update', sequence: 1 })
  })

  test('[S6] trim removes no further than it was asked to', async () => {
    const at = await open()
    const lease = await documentWith(at, 9, [4, 6, 8])
    await at.storage.log.trim(lease, 'board', 2)
    for (const sequence of [4, 6, 8]) at.damage('flip', 'snapshot', 'one', 'board', sequence)
    expect(await loadedRange(at)).toMatchObject({ updates: [3, 4, 5, 6, 7, 8, 9] })
  })

  test('[S6] a snapshot that does not read back whole does not count when trimming', async () => {
    const at = await open()
    const lease = await documentWith(at, 9, [4, 6, 8])
    at.damage('flip', 'snapshot', 'one', 'board', 6)
    await at.storage.log.trim(lease, 'board', 9)
    at.damage('flip', 'snapshot', 'one', 'board', 4)
    at.damage('flip', 'snapshot', 'one', 'board', 8)
    expect(await loadedRange(at)).toMatchObject({ from: undefined, updates: [1, 2, 3, 4, 5, 6, 7, 8, 9] })
  })

  test('[S6] the sequence goes on after trimming, over a crash', async () => {
    const at = await open()
    const lease = await documentWith(at, 6, [2, 4, 6])
    await at.storage.log.trim(lease, 'board', 6)
    const after = await at.afterCrash()
    expect((await after.log.load('one', 'board')).lastSequence).toBe(6)
    const again = after.log.append([lease], entriesOf('one', 'board', 1, 1))
    await expect(again).rejects.toMatchObject({ fault: 'sequence-gap' })
    await after.log.append([lease], entriesOf('one', 'board', 7, 7))
  })

  test('[S7] [R25] a damaged or missing update is named and passed over, and the other boards do not notice', async () => {
    const at = await open()
    await documentWith(at, 8, [2])
    const other = await newBoard(at.storage, 'two')
    await at.storage.log.append([other], entriesOf('two', 'board', 1, 2))
    at.damage('flip', 'update', 'one', 'board', 4)
    at.damage('remove', 'update', 'one', 'board', 6)
    at.damage('remove', 'update', 'one', 'board', 8)
    expect(await loadedRange(at)).toEqual({
      from: 2,
      updates: [3, 5, 7],
      damaged: [
        { what: 'update', sequence: 4 },
        { what: 'update', sequence: 6 },
        { what: 'update', sequence: 8 },
      ],
    })
    expect((await at.storage.log.load('one', 'board')).lastSequence).toBe(8)
    expect(await at.storage.log.load('two', 'board')).toMatchObject({ lastSequence: 2, damaged: [] })
  })

  test('[S7] damage that the newest snapshot covers is no matter', async () => {
    const at = await open()
    await documentWith(at, 5, [4])
    at.damage('flip', 'update', 'one', 'board', 2)
    expect(await loadedRange(at)).toEqual({ from: 4, updates: [5], damaged: [] })
  })

  test('[O5] compacting again and again keeps three snapshots and what the oldest of them needs', async () => {
    const at = await open()
    const lease = await documentWith(at, 50, [])
    for (let last = 50; last <= 100; last += 10) {
      await compactDocument(at.storage.log, lease, 'board', stateAt(last), last)
      await at.storage.log.append([lease], entriesOf('one', 'board', last + 1, last + 10))
    }
    expect(await loadedRange(at)).toMatchObject({ from: 100 })
    at.damage('flip', 'snapshot', 'one', 'board', 100)
    at.damage('flip', 'snapshot', 'one', 'board', 90)
    expect(await loadedRange(at)).toMatchObject({ from: 80, updates: Array.from({ length: 30 }, (_, n) => 81 + n) })
    at.damage('flip', 'snapshot', 'one', 'board', 80)
    expect(await loadedRange(at)).toMatchObject({
      from: undefined,
      updates: Array.from({ length: 30 }, (_, n) => 81 + n),
    })
  })

  test('[O5] compacting the same sequence twice finishes what a first try left, and changes nothing else', async () => {
    const at = await open()
    const lease = await documentWith(at, 6, [2, 4, 6])
    await compactDocument(at.storage.log, lease, 'board', stateAt(6), 6)
    at.damage('flip', 'snapshot', 'one', 'board', 6)
    at.damage('flip', 'snapshot', 'one', 'board', 4)
    expect(await loadedRange(at)).toMatchObject({ from: 2, updates: [3, 4, 5, 6] })
    at.damage('flip', 'snapshot', 'one', 'board', 2)
    expect(await loadedRange(at)).toMatchObject({ updates: [3, 4, 5, 6] })
  })
}

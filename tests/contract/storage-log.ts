import { expect, test } from 'vitest'
import { boardRecord, entriesOf, leaseOf, newBoard } from '#tests/support/storage-scenes.ts'
import type { OpenStorage } from './storage-at-work.ts'

export function storageLogRules(open: OpenStorage): void {
  test('[S1] what one append was given, of two boards and three documents, is there after a crash', async () => {
    const at = await open()
    const leases = [await newBoard(at.storage, 'one'), await newBoard(at.storage, 'two')]
    const entries = [
      ...entriesOf('one', 'board', 1, 3),
      ...entriesOf('one', 'mine:p', 1, 1),
      ...entriesOf('two', 'board', 1, 2),
    ]
    await at.storage.log.append(leases, entries)
    const after = await at.afterCrash()
    expect(await after.log.documents('one')).toEqual(['board', 'mine:p'])
    for (const { board, document, sequence, update } of entries) {
      expect((await after.log.load(board, document)).updates).toContainEqual({ sequence, update })
    }
    expect((await after.log.load('one', 'board')).lastSequence).toBe(3)
    expect((await after.log.load('two', 'board')).damaged).toEqual([])
  })

  test('[S1] an append of two boards stores nothing of either when one of them is refused', async () => {
    const at = await open()
    const leases = [await newBoard(at.storage, 'one'), await newBoard(at.storage, 'two')]
    const entries = [...entriesOf('one', 'board', 1, 1), ...entriesOf('two', 'board', 2, 2)]
    const claims = [{ board: 'one', client: 5, holder: 'p' }]
    await expect(at.storage.log.append(leases, entries, claims)).rejects.toMatchObject({ fault: 'sequence-gap' })
    for (const storage of [at.storage, await at.afterCrash()]) {
      expect((await storage.log.load('one', 'board')).lastSequence).toBe(0)
      expect((await storage.log.claims('one')).size).toBe(0)
    }
  })

  test('[S2] updates come back in the order of their sequence, over many appends and a crash', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const entries = entriesOf('one', 'board', 1, 300)
    for (let begin = 0; begin < 300; begin += 7) await at.storage.log.append([lease], entries.slice(begin, begin + 7))
    const { updates } = await (await at.afterCrash()).log.load('one', 'board')
    expect(updates).toEqual(entries.map(({ sequence, update }) => ({ sequence, update })))
  })

  test('[S2] an update comes back byte for byte, the empty and the largest too', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const sizes = [0, 1, 1_000, 64 * 1024]
    const updates = sizes.map((size, index) => ({
      sequence: index + 1,
      update: Uint8Array.from({ length: size }, (_, place) => (place * 31 + size) & 0xff),
    }))
    await at.storage.log.append(
      [lease],
      updates.map(each => ({ board: 'one', document: 'board', ...each })),
    )
    expect((await at.storage.log.load('one', 'board')).updates).toEqual(updates)
  })

  test('[S2] the caller may use its buffer again once append was called', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const update = Uint8Array.of(1, 2, 3)
    const appended = at.storage.log.append([lease], [{ board: 'one', document: 'board', sequence: 1, update }])
    update.fill(9)
    await appended
    expect((await at.storage.log.load('one', 'board')).updates[0]?.update).toEqual(Uint8Array.of(1, 2, 3))
  })

  test('[S3] an append under an older epoch is refused and stores nothing', async () => {
    const at = await open()
    const old = await newBoard(at.storage, 'one')
    await at.storage.log.append([old], entriesOf('one', 'board', 1, 1))
    const fresh = await leaseOf(at.storage, 'one', 'other node', 60_000)
    expect(fresh.epoch).toBeGreaterThan(old.epoch)
    const stale = { fault: 'stale-epoch' }
    await expect(at.storage.log.append([old], entriesOf('one', 'board', 2, 2))).rejects.toMatchObject(stale)
    await expect(at.storage.log.putSnapshot(old, 'board', 1, Uint8Array.of(1))).rejects.toMatchObject(stale)
    await expect(at.storage.log.trim(old, 'board', 1)).rejects.toMatchObject(stale)
    const version = { id: 'v', board: 'one', name: 'V', at: 1, documents: [] }
    await expect(at.storage.log.putVersion(old, version)).rejects.toMatchObject(stale)
    await expect(at.storage.log.dropVersions(old, ['v'])).rejects.toMatchObject(stale)
    expect(await at.storage.log.load('one', 'board')).toMatchObject({ lastSequence: 1, snapshot: undefined })
    await at.storage.log.append([fresh], entriesOf('one', 'board', 2, 2))
  })

  test('[S3] an entry or a claim of a board whose lease was not handed in is refused', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    await newBoard(at.storage, 'two')
    const stale = { fault: 'stale-epoch' }
    await expect(at.storage.log.append([lease], entriesOf('two', 'board', 1, 1))).rejects.toMatchObject(stale)
    const claims = [{ board: 'two', client: 1, holder: 'p' }]
    await expect(at.storage.log.append([lease], [], claims)).rejects.toMatchObject(stale)
    expect((await at.storage.log.load('two', 'board')).lastSequence).toBe(0)
  })

  test('[S3] a lease is held until its time is over, renewed by its holder without a new epoch, and released early', async () => {
    const at = await open()
    await at.storage.records.createBoard(boardRecord('one'), [], undefined, [])
    const { log } = at.storage
    const first = await log.lease('one', 'a', 0, 1_000)
    expect(first).toEqual({ board: 'one', epoch: 1 })
    expect(await log.lease('one', 'b', 999, 1_000)).toBe('held')
    expect(await log.lease('one', 'a', 999, 1_000)).toEqual(first)
    expect(await log.lease('one', 'b', 1_000, 1_000)).toBe('held')
    expect(await log.lease('one', 'b', 1_999, 1_000)).toEqual({ board: 'one', epoch: 2 })
    await log.release({ board: 'one', epoch: 1 })
    expect(await log.lease('one', 'a', 2_000, 1_000)).toBe('held')
    await log.release({ board: 'one', epoch: 2 })
    expect(await log.lease('one', 'a', 2_000, 1_000)).toEqual({ board: 'one', epoch: 3 })
    expect(await (await at.afterCrash()).log.lease('one', 'c', 2_000, 1_000)).toBe('held')
  })

  test('[S4] a sequence that is missed out, given again or begun anew is refused', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const gap = { fault: 'sequence-gap' }
    await expect(at.storage.log.append([lease], entriesOf('one', 'board', 2, 2))).rejects.toMatchObject(gap)
    await at.storage.log.append([lease], entriesOf('one', 'board', 1, 3))
    for (const sequence of [1, 3, 5]) {
      const again = entriesOf('one', 'board', sequence, sequence)
      await expect(at.storage.log.append([lease], again)).rejects.toMatchObject(gap)
    }
    const twice = [...entriesOf('one', 'board', 4, 4), ...entriesOf('one', 'board', 4, 4)]
    await expect(at.storage.log.append([lease], twice)).rejects.toMatchObject(gap)
    expect((await at.storage.log.load('one', 'board')).updates).toHaveLength(3)
    await at.storage.log.append([lease], entriesOf('one', 'board', 4, 4))
  })

  test('[G2] the first claim of a client id wins for ever, is stored with its edit, and may be made again by its holder', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const other = await newBoard(at.storage, 'two')
    const largest = 2 ** 32 - 1
    await at.storage.log.append([lease], entriesOf('one', 'board', 1, 1), [
      { board: 'one', client: largest, holder: 'a' },
    ])
    await at.storage.log.append([lease], entriesOf('one', 'board', 2, 2), [
      { board: 'one', client: largest, holder: 'a' },
    ])
    const theft = at.storage.log.append([lease], entriesOf('one', 'board', 3, 3), [
      { board: 'one', client: 7, holder: 'b' },
      { board: 'one', client: largest, holder: 'b' },
    ])
    await expect(theft).rejects.toMatchObject({ fault: 'conflict' })
    await at.storage.log.append([other], [], [{ board: 'two', client: largest, holder: 'b' }])
    const after = await at.afterCrash()
    expect(await after.log.claims('one')).toEqual(new Map([[largest, 'a']]))
    expect(await after.log.claims('two')).toEqual(new Map([[largest, 'b']]))
    expect((await after.log.load('one', 'board')).lastSequence).toBe(2)
  })

  test('an unknown board reads as empty and is not written', async () => {
    const { storage } = await open()
    const lease = { board: 'none', epoch: 0 }
    expect(await storage.log.load('none', 'board')).toEqual({
      snapshot: undefined,
      updates: [],
      lastSequence: 0,
      damaged: [],
    })
    expect(await storage.log.documents('none')).toEqual([])
    expect(await storage.log.versions('none')).toEqual([])
    expect(await storage.log.version('none', 'v')).toBeUndefined()
    expect((await storage.log.claims('none')).size).toBe(0)
    const unknown = { fault: 'unknown-board' }
    await expect(storage.log.lease('none', 'a', 0, 1)).rejects.toMatchObject(unknown)
    await expect(storage.log.append([lease], entriesOf('none', 'board', 1, 1))).rejects.toMatchObject(unknown)
    await expect(storage.log.putSnapshot(lease, 'board', 1, Uint8Array.of(1))).rejects.toMatchObject(unknown)
  })

  test('appends made at once are stored in the order of the calls', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    await Promise.all(entriesOf('one', 'board', 1, 50).map(entry => at.storage.log.append([lease], [entry])))
    expect((await at.storage.log.load('one', 'board')).lastSequence).toBe(50)
  })

  test('a version is kept as it was put, beside the others, and never replaced', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const documents = [
      { document: 'board', sequence: 4, state: Uint8Array.of(1, 2, 3) },
      { document: 'arrangement', sequence: 0, state: Uint8Array.of() },
    ]
    const version = { id: 'v2', board: 'one', name: 'Syksy', at: 20, documents }
    await at.storage.log.putVersion(lease, version)
    await at.storage.log.putVersion(lease, { id: 'v1', board: 'one', name: 'Kevät', at: 10, documents: [] })
    await at.storage.log.putVersion(lease, { id: 'v0', board: 'one', name: '', at: 5, documents })
    await at.storage.log.dropVersions(lease, ['v0', 'never-was'])
    expect(await at.storage.log.version('one', 'v0')).toBeUndefined()
    const again = at.storage.log.putVersion(lease, { ...version, name: 'Toinen' })
    await expect(again).rejects.toMatchObject({ fault: 'conflict' })
    const after = await at.afterCrash()
    expect(await after.log.versions('one')).toEqual([
      { id: 'v1', name: 'Kevät', at: 10 },
      { id: 'v2', name: 'Syksy', at: 20 },
    ])
    expect(await after.log.version('one', 'v2')).toEqual(version)
  })
}

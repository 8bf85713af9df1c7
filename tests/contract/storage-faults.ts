import { expect, test } from 'vitest'
import { boardRecord, entriesOf, newBoard } from '#tests/support/storage-scenes.ts'
import type { OpenStorage } from './storage-at-work.ts'

export function storageFaultRules(open: OpenStorage): void {
  test('[S8] after a failed append every write is refused until reopen, though the engine could write again', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const { log, records } = at.storage
    await log.append([lease], entriesOf('one', 'board', 1, 1), [])
    const next = entriesOf('one', 'board', 2, 2)
    const unavailable = { fault: 'unavailable' }
    at.breakDown()
    await expect(log.append([lease], next)).rejects.toMatchObject(unavailable)
    at.mend()
    await expect(log.append([lease], next)).rejects.toMatchObject(unavailable)
    await expect(log.lease('one', 'node', 0, 1)).rejects.toMatchObject(unavailable)
    await expect(log.putSnapshot(lease, 'board', 1, Uint8Array.of(1))).rejects.toMatchObject(unavailable)
    await expect(records.updateBoard('one', { retainUntil: 1 })).rejects.toMatchObject(unavailable)
    await expect(at.storage.probe()).rejects.toMatchObject(unavailable)
    expect((await log.load('one', 'board')).updates).toHaveLength(1)
    await log.reopen()
    await at.storage.probe()
    await log.append([lease], next)
    expect((await (await at.afterCrash()).log.load('one', 'board')).lastSequence).toBe(2)
  })

  test('[S8] reopen is refused while the engine cannot write, however often it is asked', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const unavailable = { fault: 'unavailable' }
    at.breakDown()
    await expect(at.storage.probe()).rejects.toMatchObject(unavailable)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(at.storage.log.reopen()).rejects.toMatchObject(unavailable)
    }
    at.mend()
    await expect(at.storage.log.append([lease], [])).rejects.toMatchObject(unavailable)
    await at.storage.log.reopen()
    await at.storage.log.append([lease], entriesOf('one', 'board', 1, 1))
  })

  test('[S8] nothing of an append that failed is stored once reopen has succeeded: the same may be appended', async () => {
    const at = await open()
    const leases = [await newBoard(at.storage, 'one'), await newBoard(at.storage, 'two')]
    const { log } = at.storage
    await log.append(leases, entriesOf('one', 'board', 1, 2))
    const waiting = [...entriesOf('one', 'board', 3, 5), ...entriesOf('two', 'mine:p', 1, 1)]
    const claims = [{ board: 'one', client: 3, holder: 'p' }]
    at.breakDown()
    await expect(log.append(leases, waiting, claims)).rejects.toMatchObject({ fault: 'unavailable' })
    at.mend()
    await log.reopen()
    expect((await log.load('one', 'board')).lastSequence).toBe(2)
    expect((await log.load('two', 'mine:p')).updates).toEqual([])
    await log.append(leases, waiting, claims)
    expect((await log.load('one', 'board')).updates).toHaveLength(5)
    expect(await log.claims('one')).toEqual(new Map([[3, 'p']]))
  })

  test('[S8] a refusal is no failure: the handle goes on', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    await expect(at.storage.log.append([lease], entriesOf('one', 'board', 9, 9))).rejects.toThrow()
    const again = at.storage.records.createBoard(boardRecord('one'), [], undefined, [])
    await expect(again).rejects.toMatchObject({ fault: 'conflict' })
    await at.storage.log.append([lease], entriesOf('one', 'board', 1, 1))
  })

  test('[S12] close may be called twice; afterwards everything is refused, reopening too', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    await at.storage.log.append([lease], entriesOf('one', 'board', 1, 1))
    await at.storage.close()
    await at.storage.close()
    const unavailable = { fault: 'unavailable' }
    await expect(at.storage.log.append([lease], entriesOf('one', 'board', 2, 2))).rejects.toMatchObject(unavailable)
    await expect(at.storage.log.load('one', 'board')).rejects.toMatchObject(unavailable)
    await expect(at.storage.log.reopen()).rejects.toMatchObject(unavailable)
    expect((await (await at.afterCrash()).log.load('one', 'board')).lastSequence).toBe(1)
  })

  test('[S12] close lets an append that was called before it land', async () => {
    const at = await open()
    const lease = await newBoard(at.storage, 'one')
    const appended = at.storage.log.append([lease], entriesOf('one', 'board', 1, 1))
    await at.storage.close()
    await appended
    expect((await (await at.afterCrash()).log.load('one', 'board')).lastSequence).toBe(1)
  })
}

import { expect, test } from 'vitest'
import { newBoard } from '#tests/support/storage-scenes.ts'
import type { OpenStorage } from './storage-at-work.ts'

export function storageBallotRules(open: OpenStorage): void {
  test('[S13] a voter has one ballot in a round, the last one, and it outlives a crash', async () => {
    const at = await open()
    await newBoard(at.storage, 'one')
    await newBoard(at.storage, 'two')
    const { ballots } = at.storage
    await ballots.put('one', [{ round: 'r1', voter: 'anna', ballot: '{"dots":[["c1",1]]}' }])
    await ballots.put('one', [{ round: 'r1', voter: 'anna', ballot: '{"dots":[["c1",3]]}' }])
    await ballots.put('one', [{ round: 'r1', voter: 'aada', ballot: '{"dots":[]}' }])
    await ballots.put('one', [{ round: 'r2', voter: 'anna', ballot: '{"ratings":[]}' }])
    await ballots.put('two', [{ round: 'r1', voter: 'anna', ballot: '{"dots":[["x",2]]}' }])
    const after = (await at.afterCrash()).ballots
    expect(await after.get('one', 'r1', 'anna')).toBe('{"dots":[["c1",3]]}')
    expect(await after.all('one', 'r1')).toEqual(['{"dots":[]}', '{"dots":[["c1",3]]}'])
    expect(await after.all('two', 'r1')).toEqual(['{"dots":[["x",2]]}'])
    expect(await after.rounds('one')).toEqual(['r1', 'r2'])
    expect(await after.get('one', 'r1', 'nobody')).toBeUndefined()
    expect(await after.rounds('unknown')).toEqual([])
  })

  test('[S13] a round has one key, the first that was given, until it is dropped', async () => {
    const at = await open()
    await newBoard(at.storage, 'one')
    const { ballots } = at.storage
    expect(await ballots.key('one', 'r1', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2))
    expect(await ballots.key('one', 'r1', Uint8Array.of(3, 4))).toEqual(Uint8Array.of(1, 2))
    expect(await ballots.key('one', 'r2', Uint8Array.of(5))).toEqual(Uint8Array.of(5))
    await expect(ballots.key('none', 'r1', Uint8Array.of(1))).rejects.toMatchObject({ fault: 'unknown-board' })
    const after = (await at.afterCrash()).ballots
    expect(await after.key('one', 'r1', Uint8Array.of(9))).toEqual(Uint8Array.of(1, 2))
    expect(await after.rounds('one')).toEqual(['r1', 'r2'])
    await after.drop('one', 'r1')
    expect(await after.rounds('one')).toEqual(['r2'])
    expect(await after.key('one', 'r1', Uint8Array.of(9))).toEqual(Uint8Array.of(9))
  })

  test('[S14] a dropped round has no ballots any more; others keep theirs; dropping nothing is no matter', async () => {
    const at = await open()
    await newBoard(at.storage, 'one')
    const { ballots } = at.storage
    await ballots.put('one', [{ round: 'r1', voter: 'anna', ballot: 'a' }])
    await ballots.put('one', [{ round: 'r2', voter: 'anna', ballot: 'b' }])
    await ballots.drop('one', 'r1')
    await ballots.drop('one', 'r1')
    await ballots.drop('unknown', 'r1')
    const after = (await at.afterCrash()).ballots
    expect(await after.all('one', 'r1')).toEqual([])
    expect(await after.get('one', 'r1', 'anna')).toBeUndefined()
    expect(await after.rounds('one')).toEqual(['r2'])
  })

  test('[S13] [S11] there is no ballot without a board, and none outlives it', async () => {
    const at = await open()
    await expect(at.storage.ballots.put('none', [{ round: 'r1', voter: 'anna', ballot: 'a' }])).rejects.toMatchObject({
      fault: 'unknown-board',
    })
    await newBoard(at.storage, 'one')
    await at.storage.ballots.put('one', [{ round: 'r1', voter: 'anna', ballot: 'a' }])
    await at.storage.records.deleteBoard('one')
    expect(await at.storage.ballots.all('one', 'r1')).toEqual([])
    await newBoard(at.storage, 'one')
    expect(await at.storage.ballots.rounds('one')).toEqual([])
  })
}

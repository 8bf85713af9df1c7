import { expect, test } from 'vitest'
import {
  boardRecord,
  entriesOf,
  hashOf,
  leaseOf,
  linkRecord,
  newBoard,
  sessionRecord,
} from '#tests/support/storage-scenes.ts'
import type { OpenStorage } from './storage-at-work.ts'

export function storageRecordRules(open: OpenStorage): void {
  test('[S9] a board is made whole: record, links, code, first updates and their claims', async () => {
    const at = await open()
    const record = boardRecord('one', { title: { fi: 'Strategia', sv: 'Strategi', en: 'Strategy' } })
    const links = [linkRecord('one', 'l1', { role: 'facilitator' }), linkRecord('one', 'l2', { createdAt: 2_000 })]
    const code = { board: 'one', code: 'K7M2QX', expiresAt: 5_000, open: true }
    const seed = entriesOf('one', 'board', 1, 2)
    await at.storage.records.createBoard(record, links, code, seed, [{ board: 'one', client: 9, holder: 'clerk' }])
    const after = await at.afterCrash()
    expect(await after.records.board('one')).toEqual(record)
    expect(await after.records.boards()).toEqual([record])
    expect(await after.records.links('one')).toEqual(links)
    expect(await after.records.linkByKeyHash(hashOf('key l2'))).toEqual(links[1])
    expect(await after.records.code('one')).toEqual(code)
    expect(await after.records.codeByText('K7M2QX')).toEqual(code)
    expect(await after.log.claims('one')).toEqual(new Map([[9, 'clerk']]))
    const lease = await leaseOf(after, 'one')
    await after.log.append([lease], entriesOf('one', 'board', 3, 3))
    expect((await after.log.load('one', 'board')).updates).toHaveLength(3)
  })

  test('[S9] [S10] a board that cannot be made whole is not made at all', async () => {
    const at = await open()
    const { records, log } = at.storage
    const code = { board: 'one', code: 'K7M2QX', expiresAt: 5_000, open: true }
    await records.createBoard(boardRecord('one'), [linkRecord('one', 'l1')], code, [])
    const conflict = { fault: 'conflict' }
    const two = boardRecord('two')
    await expect(records.createBoard(boardRecord('one'), [], undefined, [])).rejects.toMatchObject(conflict)
    const sameKey = [linkRecord('two', 'l2'), linkRecord('two', 'l3', { keyHash: hashOf('key l1') })]
    await expect(records.createBoard(two, sameKey, undefined, [])).rejects.toMatchObject(conflict)
    await expect(records.createBoard(two, [linkRecord('two', 'l1')], undefined, [])).rejects.toMatchObject(conflict)
    await expect(records.createBoard(two, [], { ...code, board: 'two' }, [])).rejects.toMatchObject(conflict)
    const gap = records.createBoard(two, [], undefined, entriesOf('two', 'board', 2, 2))
    await expect(gap).rejects.toMatchObject({ fault: 'sequence-gap' })
    await expect(records.createBoard(two, [linkRecord('one', 'l9')], undefined, [])).rejects.toThrow('another board')
    expect(await records.board('two')).toBeUndefined()
    expect(await records.links('two')).toEqual([])
    expect(await log.documents('two')).toEqual([])
    await records.createBoard(two, [linkRecord('two', 'l2')], undefined, [])
  })

  test('[S9] changes of a board touch what they name only', async () => {
    const at = await open()
    await newBoard(at.storage, 'one')
    await at.storage.records.updateBoard('one', { retainUntil: 77 })
    expect(await at.storage.records.board('one')).toEqual(boardRecord('one', { retainUntil: 77 }))
    await at.storage.records.updateBoard('one', { title: { en: 'New' } })
    const after = await at.afterCrash()
    expect(await after.records.board('one')).toEqual(boardRecord('one', { retainUntil: 77, title: { en: 'New' } }))
    expect((await leaseOf(after, 'one')).epoch).toBe(1)
  })

  test('[S9] a revoked link ends its open sessions and no others, in one step', async () => {
    const at = await open()
    const { records } = at.storage
    await records.createBoard(boardRecord('one'), [linkRecord('one', 'l1'), linkRecord('one', 'l2')], undefined, [])
    await records.addSession(sessionRecord('one', 'a', { link: 'l1' }))
    await records.addSession(sessionRecord('one', 'b', { link: 'l1', createdAt: 2_000 }))
    await records.addSession(sessionRecord('one', 'c', { link: 'l1' }))
    await records.addSession(sessionRecord('one', 'd', { link: 'l2' }))
    await records.endSession(hashOf('token c'), 3_000)
    const ended = await records.revokeLink('one', 'l1', 4_000)
    expect(ended).toEqual([
      sessionRecord('one', 'a', { link: 'l1', endedAt: 4_000 }),
      sessionRecord('one', 'b', { link: 'l1', createdAt: 2_000, endedAt: 4_000 }),
    ])
    expect(await records.revokeLink('one', 'l1', 5_000)).toEqual([])
    const after = await at.afterCrash()
    expect((await after.records.linkByKeyHash(hashOf('key l1')))?.revokedAt).toBe(4_000)
    expect((await after.records.linkByKeyHash(hashOf('key l2')))?.revokedAt).toBeUndefined()
    expect((await after.records.session(hashOf('token a')))?.endedAt).toBe(4_000)
    expect((await after.records.session(hashOf('token c')))?.endedAt).toBe(3_000)
    expect((await after.records.session(hashOf('token d')))?.endedAt).toBeUndefined()
    expect(await after.records.sessions('one')).toHaveLength(4)
  })

  test('[S9] a session ends once: the first end stays', async () => {
    const { storage } = await open()
    await newBoard(storage, 'one')
    await storage.records.addSession(sessionRecord('one', 'a'))
    await storage.records.endSession(hashOf('token a'), 5)
    await storage.records.endSession(hashOf('token a'), 6)
    await storage.records.endSession(hashOf('token nobody'), 6)
    expect(await storage.records.session(hashOf('token a'))).toEqual(sessionRecord('one', 'a', { endedAt: 5 }))
  })

  test('[S10] keys, codes, ids and tokens are there once; a clash stores nothing', async () => {
    const { storage } = await open()
    await newBoard(storage, 'one')
    await newBoard(storage, 'two')
    const { records } = storage
    const conflict = { fault: 'conflict' }
    await records.addLink(linkRecord('one', 'l1'))
    await expect(records.addLink(linkRecord('two', 'l1', { keyHash: hashOf('x') }))).rejects.toMatchObject(conflict)
    const sameKey = linkRecord('two', 'l2', { keyHash: hashOf('key l1') })
    await expect(records.addLink(sameKey)).rejects.toMatchObject(conflict)
    await records.addSession(sessionRecord('one', 'a'))
    await expect(records.addSession(sessionRecord('two', 'a'))).rejects.toMatchObject(conflict)
    const code = { board: 'one', code: 'K7M2QX', expiresAt: 5_000, open: true }
    await records.setCode(code)
    await expect(records.setCode({ ...code, board: 'two' })).rejects.toMatchObject(conflict)
    expect(await records.links('two')).toEqual([])
    expect(await records.sessions('two')).toEqual([])
    expect(await records.code('two')).toBeUndefined()
    await records.setCode({ ...code, open: false })
    await records.setCode({ ...code, code: 'NEWONE', expiresAt: 6_000 })
    expect(await records.codeByText('K7M2QX')).toBeUndefined()
    await records.setCode({ ...code, board: 'two' })
    expect((await records.codeByText('K7M2QX'))?.board).toBe('two')
  })

  test('[C9] on an anonymous board no name is stored, whatever is handed in', async () => {
    const at = await open()
    await newBoard(at.storage, 'one', { anonymity: 'anonymous' })
    await at.storage.records.addSession(sessionRecord('one', 'a', { name: 'Aino' }))
    const after = await at.afterCrash()
    expect((await after.records.session(hashOf('token a')))?.name).toBeUndefined()
  })

  test('writes to an unknown board are refused, reads are empty', async () => {
    const { storage } = await open()
    const { records } = storage
    const unknown = { fault: 'unknown-board' }
    await expect(records.updateBoard('none', { retainUntil: 1 })).rejects.toMatchObject(unknown)
    await expect(records.deleteBoard('none')).rejects.toMatchObject(unknown)
    await expect(records.addLink(linkRecord('none', 'l'))).rejects.toMatchObject(unknown)
    await expect(records.revokeLink('none', 'l', 1)).rejects.toMatchObject(unknown)
    await expect(records.addSession(sessionRecord('none', 'a'))).rejects.toMatchObject(unknown)
    const code = { board: 'none', code: 'K7M2QX', expiresAt: 1, open: true }
    await expect(records.setCode(code)).rejects.toMatchObject(unknown)
    expect(await records.board('none')).toBeUndefined()
    expect(await records.session(hashOf('x'))).toBeUndefined()
    expect(await records.linkByKeyHash(hashOf('x'))).toBeUndefined()
    expect(await records.codeByText('x')).toBeUndefined()
  })

  test('[A58] the boards whose time is over are named, the longest over first', async () => {
    const { storage } = await open()
    await newBoard(storage, 'late', { retainUntil: 300 })
    await newBoard(storage, 'first', { retainUntil: 100 })
    await newBoard(storage, 'now', { retainUntil: 200 })
    expect(await storage.records.boardsToExpire(200)).toEqual(['first', 'now'])
    expect(await storage.records.boardsToExpire(99)).toEqual([])
  })

  test('[S11] nothing of a deleted board can be read, other boards stay, and its lease writes nothing', async () => {
    const at = await open()
    const { records, log } = at.storage
    const code = { board: 'one', code: 'K7M2QX', expiresAt: 5_000, open: true }
    const claims = [{ board: 'one', client: 9, holder: 'clerk' }]
    await records.createBoard(
      boardRecord('one'),
      [linkRecord('one', 'l1')],
      code,
      entriesOf('one', 'board', 1, 4),
      claims,
    )
    await records.addSession(sessionRecord('one', 'a'))
    const lease = await leaseOf(at.storage, 'one')
    await log.putSnapshot(lease, 'board', 2, Uint8Array.of(1))
    const documents = [{ document: 'board', sequence: 2, state: Uint8Array.of(1) }]
    await log.putVersion(lease, { id: 'v', board: 'one', name: 'V', at: 1, documents })
    const other = await newBoard(at.storage, 'two')
    await log.append([other], entriesOf('two', 'board', 1, 1))

    await records.deleteBoard('one')
    for (const storage of [at.storage, await at.afterCrash()]) {
      expect(await storage.records.board('one')).toBeUndefined()
      expect((await storage.records.boards()).map(({ board }) => board)).toEqual(['two'])
      expect(await storage.records.links('one')).toEqual([])
      expect(await storage.records.linkByKeyHash(hashOf('key l1'))).toBeUndefined()
      expect(await storage.records.code('one')).toBeUndefined()
      expect(await storage.records.codeByText('K7M2QX')).toBeUndefined()
      expect(await storage.records.sessions('one')).toEqual([])
      expect(await storage.records.session(hashOf('token a'))).toBeUndefined()
      expect(await storage.log.load('one', 'board')).toMatchObject({
        snapshot: undefined,
        updates: [],
        lastSequence: 0,
      })
      expect(await storage.log.documents('one')).toEqual([])
      expect((await storage.log.claims('one')).size).toBe(0)
      expect(await storage.log.versions('one')).toEqual([])
      expect(await storage.log.version('one', 'v')).toBeUndefined()
      expect((await storage.log.load('two', 'board')).lastSequence).toBe(1)
    }
    const late = log.append([lease, other], entriesOf('one', 'board', 5, 5))
    await expect(late).rejects.toMatchObject({ fault: 'unknown-board' })
    await log.append([other], entriesOf('two', 'board', 2, 2))
    await at.storage.cleanUp()
  })
}

import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJoinCodes } from '#server/access/join-codes.ts'
import { makeLink, openLinks } from '#server/access/links.ts'
import { openSessions } from '#server/access/sessions.ts'
import type { Bus } from '#server/bus/bus.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { BoardRecord, RecordStorage, SessionRecord, Storage } from '#server/storage/storage.ts'
import { PARTICIPANTS_MAX } from '#shared/domain/limits.ts'

const clock = { now: () => Date.now() }
const random = (bytes: number): Uint8Array => randomBytes(bytes)
/** A bus whose messages are lost: what must hold at once must not wait for it. */
const mute: Bus = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined }
const nobody = { name: undefined, former: undefined }
const link = makeLink('plan', 'participant', 0, random)

let folder: string
let storage: Storage
let board: BoardRecord

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'races-'))
  storage = openSqliteStorage({ file: join(folder, 'board.db') })
  board = {
    board: 'plan',
    createdAt: 0,
    anonymity: 'named',
    retainUntil: Number.MAX_SAFE_INTEGER,
    secret: random(32),
    title: { fi: 'Suunnitelma' },
  }
  await storage.records.createBoard(board, [link.record], undefined, [])
})
afterEach(async () => {
  await storage.close()
  await rm(folder, { recursive: true })
})

/** The real records with some methods standing in. */
function records(stand: Partial<RecordStorage>): RecordStorage {
  return new Proxy(storage.records, {
    get(target, name: keyof RecordStorage) {
      const method = (stand[name] ?? target[name]) as (...given: unknown[]) => unknown
      return method.bind(stand[name] ? stand : target)
    },
  })
}

describe('a session', () => {
  test('[D9] whose link is revoked while it is written down has ended before anyone has its token', async () => {
    const watched = records({
      async addSession(session) {
        await storage.records.addSession(session)
        await storage.records.revokeLink('plan', link.record.id, Date.now())
      },
    })
    const sessions = openSessions({ records: watched, bus: mute, clock, random })
    expect(await sessions.begin(board, link.record, nobody)).toEqual({ kind: 'closed' })
    expect((await storage.records.sessions('plan')).every(session => session.endedAt !== undefined)).toBe(true)
  })

  test('[D9] that begins just after its link was revoked has ended too', async () => {
    await storage.records.revokeLink('plan', link.record.id, Date.now())
    const sessions = openSessions({ records: storage.records, bus: mute, clock, random })
    expect(await sessions.begin(board, link.record, nobody)).toEqual({ kind: 'closed' })
    const [session] = await storage.records.sessions('plan')
    expect(session?.endedAt).toBeDefined()
  })

  test('[D9] that ends while it is being looked up is not remembered as alive', async () => {
    let read: ((session: SessionRecord | undefined) => Promise<void>) | undefined
    const watched = records({
      async session(hash) {
        const found = await storage.records.session(hash)
        await read?.(found)
        return found
      },
    })
    const sessions = openSessions({ records: watched, bus: mute, clock, random })
    const live = { endSessions: () => undefined }
    const links = openLinks({ records: storage.records, live, sessions, bus: mute, clock, random })
    const begun = await sessions.begin(board, link.record, nobody)
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    read = async () => {
      read = undefined
      await links.revoke('plan', link.record.id)
    }
    expect(await sessions.identify(begun.token)).toBeUndefined()
    expect(await sessions.identify(begun.token)).toBeUndefined()
  })

  test('[D9] that was remembered is forgotten at once, even when the bus loses the news', async () => {
    const sessions = openSessions({ records: storage.records, bus: mute, clock, random })
    const ended: string[] = []
    const live = { endSessions: (_board: string, gone: readonly string[]) => void ended.push(...gone) }
    const links = openLinks({ records: storage.records, live, sessions, bus: mute, clock, random })
    const begun = await sessions.begin(board, link.record, nobody)
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    expect(await sessions.identify(begun.token)).toMatchObject({ board: 'plan', role: 'participant' })
    expect(await links.revoke('plan', link.record.id)).toBe('done')
    expect(await sessions.identify(begun.token)).toBeUndefined()
    expect(ended).toEqual([begun.session])
  })

  test('is remembered, so that the storage is not asked each time, but not for ever', async () => {
    let asked = 0
    let now = Date.now()
    const watched = records({
      session(hash) {
        asked += 1
        return storage.records.session(hash)
      },
    })
    const sessions = openSessions({ records: watched, bus: mute, clock: { now: () => now }, random })
    const begun = await sessions.begin(board, link.record, nobody)
    if (begun.kind !== 'begun') throw new Error(begun.kind)
    for (let i = 0; i < 10; i += 1) await sessions.identify(begun.token)
    expect(asked).toBe(1)
    now += 60_000
    await sessions.identify(begun.token)
    expect(asked).toBe(2)
  })

  test('[C9] on an anonymous board is handed to the storage without name or hour', async () => {
    const written: SessionRecord[] = []
    const watched = records({ addSession: async session => void written.push(session) })
    const sessions = openSessions({ records: watched, bus: mute, clock, random })
    await sessions.begin({ ...board, anonymity: 'anonymous' }, link.record, { name: 'Aino', former: undefined })
    expect(written[0]).toMatchObject({ name: undefined })
    expect((written[0]?.createdAt ?? 1) % (24 * 60 * 60 * 1000)).toBe(0)
  })

  test('of one person too many is refused by name, and who was there before still comes in', async () => {
    const sessions = openSessions({ records: storage.records, bus: mute, clock, random })
    const first = await sessions.begin(board, link.record, nobody)
    if (first.kind !== 'begun') throw new Error(first.kind)
    const [known] = await storage.records.sessions('plan')
    const crowd = Array.from(
      { length: PARTICIPANTS_MAX },
      (_none, i) => ({ ...known, participant: `p${i}` }) as SessionRecord,
    )
    const full = openSessions({ records: records({ sessions: async () => crowd }), bus: mute, clock, random })
    expect(await full.begin(board, link.record, nobody)).toEqual({ kind: 'full' })
    expect((await full.begin(board, link.record, { name: undefined, former: first.token })).kind).toBe('begun')
    // A crowd made by a script shuts out neither who runs the board nor, once its link is revoked, anybody.
    const facilitators = { ...link.record, role: 'facilitator' } as const
    expect((await full.begin(board, facilitators, nobody)).kind).not.toBe('full')
    const ended = crowd.map(session => ({ ...session, endedAt: 1 }))
    const freed = openSessions({ records: records({ sessions: async () => ended }), bus: mute, clock, random })
    expect((await freed.begin(board, link.record, nobody)).kind).toBe('begun')
  })
})

test('[H3] tries of one address wait for one another, however slow the storage is', async () => {
  let looked = 0
  const slow = records({
    async codeByText() {
      looked += 1
      await new Promise(resolve => setImmediate(resolve))
      return undefined
    },
  })
  const codes = openJoinCodes({ records: slow, clock: { now: () => 0 }, random })
  const tries = await Promise.all(Array.from({ length: 60 }, () => codes.lookUp('222222', 'office')))
  expect(tries.map(each => each.kind)).toEqual([...Array(10).fill('wrong'), ...Array(50).fill('wait')])
  expect(looked).toBe(10)
})

test('a code that happens to be taken is made anew', async () => {
  await storage.records.createBoard(
    { ...board, board: 'other' },
    [],
    { board: 'other', code: '222222', expiresAt: 1, open: true },
    [],
  )
  let calls = 0
  const sameTwice = (bytes: number) => {
    calls += 1
    return new Uint8Array(bytes).fill(calls <= 2 ? 0 : calls)
  }
  const codes = openJoinCodes({ records: storage.records, clock, random: sameTwice })
  expect((await codes.renew('plan')).code).not.toBe('222222')
  expect(calls).toBe(3)
})

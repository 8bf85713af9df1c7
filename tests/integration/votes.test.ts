import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BallotStorage } from '#server/storage/storage.ts'
import type { Put } from '#shared/domain/plan.ts'
import { put } from '#shared/domain/plan.ts'
import type { RoundResult, Rows } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import { eventually } from '#tests/support/eventually.ts'
import { MemoryDisk } from '#tests/support/memory-disk.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { goals, health, schools, works } from '#tests/support/small-board.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

const cluster = (id: string, priority: typeof schools): Put =>
  put('clusters', id, { title: { fi: id }, place: { framework: goals, priority, prompt: works, order: 'a0' } })
const round: Rows['rounds'] = {
  title: { fi: 'Pisteet' },
  rules: { kind: 'dots', framework: goals, on: 'clusters', dots: 5, perTarget: 3 },
  state: 'open',
  order: 'a0',
}
const ROWS = [...smallBoardRows(), cluster('c1', schools), cluster('c2', health), put('rounds', 'r1', round)]
const give = (...dots: readonly (readonly [string, number])[]): Ballot => ({ kind: 'dots', dots })

let server: TestServer
let clients: WireClient[] = []

beforeEach(async () => {
  server = await TestServer.start({ rows: ROWS })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
})

async function join(role: 'facilitator' | 'viewer', at = server): Promise<WireClient> {
  const client = await WireClient.join(at, at.enter(role), 'board', 'arrangement')
  clients.push(client)
  return client
}

const resultOn = (client: WireClient) =>
  client.doc('board').getMap('results').get('r1.result') as RoundResult | undefined
const close = (client: WireClient) => client.change('board', put('rounds', 'r1', { state: 'closed' }))

describe('a vote', () => {
  test('[B1] has one ballot per person, the last one, and its own voter alone can read it', async () => {
    expect(await server.live.castBallot('plan', 'r1', 'anna', give(['c1', 1]))).toBe('done')
    expect(await server.live.castBallot('plan', 'r1', 'anna', give(['c2', 3], ['c1', 2]))).toBe('done')
    expect(await server.live.ownBallot('plan', 'r1', 'anna')).toEqual(give(['c2', 3], ['c1', 2]))
    expect(await server.live.ownBallot('plan', 'r1', 'bertta')).toBeUndefined()
    const facilitator = await join('facilitator')
    close(facilitator)
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    expect(resultOn(facilitator)).toMatchObject({
      voters: 1,
      targets: [
        { id: 'c2', dots: 3 },
        { id: 'c1', dots: 2 },
      ],
    })
  })

  test('[B2] refuses what breaks the rules, and what comes after the closing', async () => {
    const cast = (ballot: Ballot, id = 'r1') => server.live.castBallot('plan', id, 'anna', ballot)
    expect(await cast(give(['c1', 4]))).toBe('too-many-on-one')
    expect(await cast(give(['c1', 3], ['c2', 3]))).toBe('too-many-dots')
    expect(await cast(give(['gone', 1]))).toBe('target-missing')
    expect(await cast({ kind: 'axes', ratings: [] })).toBe('wrong-kind')
    expect(await cast(give(['c1', 1]), 'r9')).toBe('round-missing')
    const facilitator = await join('facilitator')
    await facilitator.saved('board', close(facilitator))
    expect(await cast(give(['c1', 1]))).toBe('round-closed')
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    expect(resultOn(facilitator)).toMatchObject({ voters: 0, targets: [] })
  })

  test('[B3] says nothing of its dots to anybody while it is open', async () => {
    const facilitator = await join('facilitator')
    const viewer = await join('viewer')
    await server.live.castBallot('plan', 'r1', 'anna', give(['c2', 3]))
    await eventually('[B4] the turnout is told', () =>
      [facilitator, viewer].every(each => each.doc('board').getMap('turnouts').get('r1.voted') === 1),
    )
    expect(facilitator.doc('board').getMap('results').size).toBe(0)
    const heard = Buffer.concat([...facilitator.bytes, ...viewer.bytes]).toString('latin1')
    expect(heard).not.toContain('"dots":[[')
    expect(heard).not.toContain('anna')
  })

  test('[B4] counts who has voted, not who has taken the vote back', async () => {
    const viewer = await join('viewer')
    const turnout = () => viewer.doc('board').getMap('turnouts').get('r1.voted')
    await server.live.castBallot('plan', 'r1', 'anna', give(['c1', 1]))
    await server.live.castBallot('plan', 'r1', 'bertta', give(['c1', 1]))
    await eventually('both are counted', () => turnout() === 2)
    await server.live.castBallot('plan', 'r1', 'anna', give())
    await eventually('one has taken it back', () => turnout() === 1)
  })

  test('[B6] leaves nothing that ties a dot to a person once it is counted', async () => {
    const facilitator = await join('facilitator')
    await server.live.castBallot('plan', 'r1', 'anna', give(['c1', 2]))
    expect(JSON.stringify(await server.storage.ballots.all('plan', 'r1'))).toContain('c1')
    close(facilitator)
    await eventually('the ballots are gone', async () => (await server.storage.ballots.rounds('plan')).length === 0)
    await eventually('the count has come', () => resultOn(facilitator) !== undefined)
    expect(resultOn(facilitator)).toMatchObject({ voters: 1, targets: [{ id: 'c1', dots: 2, voters: 1 }] })
    expect(await server.live.ownBallot('plan', 'r1', 'anna')).toBeUndefined()
  })

  test('[B5] stays closed and counted though its closing is undone', async () => {
    const facilitator = await join('facilitator')
    await server.live.castBallot('plan', 'r1', 'anna', give(['c1', 2]))
    close(facilitator)
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    await facilitator.saved('board', facilitator.change('board', put('rounds', 'r1', { state: 'open' })))
    expect(await server.live.castBallot('plan', 'r1', 'bertta', give(['c1', 1]))).toBe('round-closed')
    expect(resultOn(facilitator)).toMatchObject({ voters: 1 })
  })

  test('[B2] ends with the clock of its step where it was so agreed', async () => {
    const facilitator = await join('facilitator')
    const rules = { ...round.rules, timed: true as const }
    const timer = { state: 'running' as const, endsAtMs: Date.now() - 10_000, totalMs: 60_000 }
    facilitator.change('board', put('rounds', 'r1', { rules }), put('run', 'board', { timer }))
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    expect(facilitator.doc('board').getMap('rounds').get('r1.state')).toBe('closed')
  })

  test('a hand that shakes is slowed down', async () => {
    const outcomes = new Set<string>()
    for (let cast = 0; cast < 60; cast += 1) {
      outcomes.add(await server.live.castBallot('plan', 'r1', 'anna', give(['c1', 1 + (cast % 2)])))
    }
    expect([...outcomes]).toEqual(['done', 'too-fast'])
  })
})

test('[B5] a crash at any moment of a vote finds every ballot or the count, and counts the same', async () => {
  const disk = new MemoryDisk()
  const moments = new Map<string, MemoryDisk>()
  /** Every state that the disk has been in. */
  const look = () => {
    const kept = disk.board('plan')
    const state = `${kept.ballots.size} ${kept.documents.get('board')?.lastSequence}`
    if (!moments.has(state)) moments.set(state, disk.clone())
  }
  const engine = openMemoryStorage(disk)
  const real = engine.ballots
  const ballots: BallotStorage = {
    key: real.key.bind(real),
    put: real.put.bind(real),
    get: real.get.bind(real),
    all: real.all.bind(real),
    rounds: real.rounds.bind(real),
    drop(board, round) {
      look()
      return real.drop(board, round)
    },
  }
  const before = await TestServer.start({ rows: ROWS, storage: { ...engine, ballots } })
  await before.live.castBallot('plan', 'r1', 'anna', give(['c1', 3]))
  await before.live.castBallot('plan', 'r1', 'bertta', give(['c1', 1], ['c2', 1]))
  const facilitator = await join('facilitator', before)
  await eventually('the turnout is told', () => facilitator.doc('board').getMap('turnouts').size > 0)
  await facilitator.saved('board', close(facilitator))
  await eventually('the ballots are gone', async () => {
    look()
    return (await before.storage.ballots.rounds('plan')).length === 0
  })
  look()
  expect(moments.size).toBeGreaterThan(2)
  await eventually('the count has come', () => resultOn(facilitator) !== undefined)
  const result = resultOn(facilitator)
  expect(result).toMatchObject({
    voters: 2,
    targets: [
      { id: 'c1', dots: 4 },
      { id: 'c2', dots: 1 },
    ],
  })
  await before.close()
  for (const moment of moments.values()) {
    const after = await TestServer.start({ storage: openMemoryStorage(moment) })
    const reader = await join('viewer', after)
    await eventually('it is counted after the crash', () => resultOn(reader) !== undefined)
    expect(resultOn(reader)).toEqual(result)
    await eventually('no ballot is left', async () => (await after.storage.ballots.rounds('plan')).length === 0)
    reader.close()
    await after.close()
  }
})

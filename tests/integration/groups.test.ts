import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentName } from '#shared/doc/documents.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { type Change, put, remove } from '#shared/domain/plan.ts'
import { eventually } from '#tests/support/eventually.ts'
import { first, groupedBoard, inHealth, inSchools, second } from '#tests/support/grouped-board.ts'
import { MemoryDisk } from '#tests/support/memory-disk.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { goals, health, note, rules, schools, works } from '#tests/support/small-board.ts'
import { rowsOf } from '#tests/support/small-board-rows.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

let server: TestServer
let clients: WireClient[] = []

beforeEach(async () => {
  server = await TestServer.start({ rows: rowsOf(groupedBoard()) })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
})

async function join(
  role: 'facilitator' | 'participant',
  { at = server, token = at.enter(role) }: { readonly at?: TestServer; readonly token?: string } = {},
): Promise<WireClient> {
  const documents: DocumentName[] = ['board', 'arrangement', 'mine']
  const client = await WireClient.join(at, token, ...documents, ...(role === 'facilitator' ? ['desk' as const] : []))
  clients.push(client)
  return client
}

async function inGroup(group: GroupId): Promise<WireClient> {
  const client = await join('participant')
  await client.saved('mine', client.change('mine', put('membership', 'me', { group })))
  return client
}

async function outcome(client: WireClient, ...changes: readonly Change[]): Promise<string> {
  // A sync counts edits anew, so only what is heard from here on is the answer to this one.
  const from = client.heard.length
  const number = client.change('arrangement', ...changes)
  const answer = () =>
    client.heard.slice(from).find(({ on, kind, ...each }) => {
      return (
        on === 'arrangement' && (kind === 'saved' || kind === 'refused') && 'number' in each && each.number === number
      )
    })
  await eventually('the edit is answered', () => answer() !== undefined)
  const heard = answer()
  if (heard?.kind !== 'refused') return 'saved'
  // Refused: its sender begins anew with what the server has.
  client.docs.delete('arrangement')
  await client.sync('arrangement')
  return heard.reason
}

const place = (name: string, at: object): Change => put('places', `${goals}:${name}`, { place: at as never })
const inPriority = (priority: string) => ({ in: 'priority', priority, order: 'a1' })
const placeIn = (priority: typeof schools) => ({ framework: goals, priority, prompt: works, order: 'a1' })
const cluster = (id: string, priority: typeof schools) =>
  put('clusters', id, { title: { fi: id }, place: placeIn(priority) })
const open = { in: 'open', at: [1, 1] }
const groupIn = (client: WireClient) => client.doc('mine').getMap('assigned').get('me.group')
const peopleIn = (client: WireClient, group: GroupId) =>
  client.doc('board').getMap('groupCounts').get(`${group}.people`)

describe('the right to arrange in one’s group', () => {
  test.each<[string, readonly Change[]]>([
    ['a note there goes to open space', [place('school', open)]],
    ['one in open space comes there', [place('loose', inPriority(schools))]],
    [
      'a cluster is made there and filled',
      [cluster('new', schools), place('school', { in: 'cluster', cluster: 'new', order: 'a0' })],
    ],
    ['a cluster there is named', [put('clusters', inSchools, { title: { fi: 'Uusi' } })]],
    ['one goes, and its notes stay', [remove('clusters', inSchools), place('school2', inPriority(schools))]],
    ['a note there is marked', [put('marks', 'school', { key: true })]],
  ])('[Q4] [D6] is given by the gate: %s', async (_name, changes) => {
    expect(await outcome(await inGroup(first), ...changes)).toBe('saved')
  })

  test.each<[string, readonly Change[]]>([
    ['a note in another priority is moved', [place('health', open)]],
    ['it is taken from there', [place('health', inPriority(schools))]],
    ['one is put there', [place('school', inPriority(health))]],
    ['into a cluster there', [place('school', { in: 'cluster', cluster: inHealth, order: 'a1' })]],
    ['one allowed change hides another', [place('school', open), place('health', open)]],
    ['a cluster is made there', [cluster('new', health)]],
    ['half a cluster is', [put('clusters', 'new', { place: placeIn(health) })]],
    ['the name of one that is nowhere yet is', [put('clusters', 'new', { title: { fi: 'x' } })]],
    ['a cluster is taken from there', [put('clusters', inHealth, { place: placeIn(schools) })]],
    ['one is moved there', [put('clusters', inSchools, { place: placeIn(health) })]],
    ['one there is named', [put('clusters', inHealth, { title: { fi: 'Uusi' } })]],
    ['one there goes', [remove('clusters', inHealth)]],
    ['a place there is taken away', [remove('places', `${goals}:health2`)]],
    ['a note that is not there is put there', [place('unborn', inPriority(health))]],
    ['a note there is marked', [put('marks', 'health', { colour: 'sky' })]],
  ])('[Q4] [D6] is refused by the gate: %s', async (_name, changes) => {
    const client = await inGroup(first)
    const before = JSON.stringify(client.doc('arrangement').toJSON())
    expect(await outcome(client, ...changes)).toBe('other-group')
    expect(JSON.stringify(client.doc('arrangement').toJSON())).toBe(before)
  })

  test('[Q4] a name and a place that come apart do not make a cluster in another priority', async () => {
    const client = await inGroup(first)
    expect(await outcome(client, put('clusters', 'new', { place: placeIn(schools) }))).toBe('saved')
    const facilitator = await join('facilitator')
    await facilitator.saved('board', facilitator.change('board', put('run', 'board', { turn: 1 })))
    expect(await outcome(client, put('clusters', 'new', { title: { fi: 'x' } }))).toBe('other-group')
  })

  test('[Q4] [D6] nobody without a group has it; a facilitator has it everywhere', async () => {
    const nobody = await join('participant')
    expect(await outcome(nobody, place('school', open))).toBe('other-group')
    expect(await outcome(nobody, place('loose', open))).toBe('other-group')
    expect(await outcome(await join('facilitator'), place('health', open), place('school', inPriority(health)))).toBe(
      'saved',
    )
  })

  test('[Q4] it goes on with the rotation, and the server’s order decides an edit that races it', async () => {
    const [one, two, facilitator] = [await inGroup(first), await inGroup(second), await join('facilitator')]
    // What they send has not seen the rotation; the server has it first.
    const late = one.changed('arrangement', put('marks', 'school', { key: true }))
    await facilitator.saved('board', facilitator.change('board', put('run', 'board', { turn: 1 })))
    expect(await one.refused('arrangement', one.edit('arrangement', late))).toBe('other-group')
    one.docs.delete('arrangement')
    await one.sync('arrangement')
    expect(await outcome(one, put('marks', 'health', { key: true }))).toBe('saved')
    expect(await outcome(two, put('marks', 'school', { key: true }))).toBe('saved')
    expect(await outcome(two, put('marks', 'health', { colour: 'sky' }))).toBe('other-group')
  })

  test('[D6] ends with the step', async () => {
    const [one, facilitator] = [await inGroup(first), await join('facilitator')]
    const step = put('steps', 'sort', { rules: rules({ kind: 'arrange', arrange: 'facilitators' }) })
    await facilitator.saved('board', facilitator.change('board', step))
    expect(await outcome(one, place('school', open))).toBe('step-forbids')
  })
})

describe('the clerk and the groups', () => {
  const dealOut = put('run', 'board', { grouping: 'even' })

  test('[Q3] [Q5] deals out who is here, then who comes late, and says how many there are, never who', async () => {
    const facilitator = await join('facilitator')
    const people = [await join('participant'), await join('participant'), await join('participant')]
    facilitator.change('board', dealOut)
    await eventually('everyone has a group', () => people.every(groupIn))
    const late = await join('participant')
    await eventually('who came late has one too', () => groupIn(late))
    const groups = [...people, late].map(groupIn)
    expect(groups.filter(group => group === first)).toHaveLength(2)
    expect(groups.filter(group => group === second)).toHaveLength(2)
    await eventually('it is told', () => [first, second].every(group => peopleIn(late, group) === 2))
    late.close()
    await eventually('and who leaves is', () => [first, second].some(group => peopleIn(facilitator, group) === 1))
    expect(facilitator.doc('mine').getMap('assigned').size).toBe(0)
    for (const name of ['board', 'arrangement', 'desk'] as const) {
      expect(JSON.stringify(facilitator.doc(name).toJSON())).not.toContain('assigned')
    }
  })

  test('[Q2] nobody can put themselves elsewhere while groups are dealt out, nor write what the clerk writes', async () => {
    const facilitator = await join('facilitator')
    const person = await join('participant')
    facilitator.change('board', dealOut)
    await eventually('they have a group', () => groupIn(person))
    const elsewhere = groupIn(person) === first ? second : first
    await person.saved('mine', person.change('mine', put('membership', 'me', { group: elsewhere })))
    const theirs = elsewhere === first ? 'school' : 'health'
    expect(await outcome(person, put('marks', theirs, { key: true }))).toBe('other-group')
    const forged = person.change('mine', put('assigned', 'me', { group: elsewhere }))
    expect(await person.refused('mine', forged)).toBe('not-allowed')
  })

  test('[Q3] keeps what people chose when choosing is over', async () => {
    const facilitator = await join('facilitator')
    const person = await inGroup(second)
    await eventually('the clerk has written it down', () => groupIn(person) === second)
    await facilitator.saved('board', facilitator.change('board', put('run', 'board', { grouping: undefined })))
    expect(await outcome(person, put('marks', 'health', { key: true }))).toBe('saved')
    await person.saved('mine', person.change('mine', put('membership', 'me', { group: first })))
    expect(await outcome(person, put('marks', 'school', { key: true }))).toBe('other-group')
  })

  test('[Q5] tells facilitators alone how much each group has written', async () => {
    const facilitator = await join('facilitator')
    const person = await inGroup(second)
    person.change('mine', put('ownNotes', 'one', { note: { ...note(), revision: 1 } }))
    const written = () => facilitator.doc('desk').getMap('groupNotes').get(`${second}.written`)
    await eventually('the desk has it', () => written() === 1)
    expect(JSON.stringify(facilitator.doc('board').toJSON())).not.toContain('written')
  })

  test('[Q3] a crash changes no group, and who was left out by it is dealt out afterwards', async () => {
    const disk = new MemoryDisk()
    const storage = openMemoryStorage(disk)
    const before = await TestServer.start({ storage, rows: rowsOf(groupedBoard()) })
    const tokens = ['anna', 'bertta', 'cecilia'].map(participant => ({ participant }))
    const facilitator = await join('facilitator', { at: before })
    const people: WireClient[] = []
    for (const who of tokens)
      people.push(await join('participant', { at: before, token: before.enter('participant', who) }))
    facilitator.change('board', dealOut)
    await eventually('everyone has a group', () => people.every(groupIn))
    const groups = people.map(groupIn)
    for (const client of clients) client.close()
    await before.close()
    const after = await TestServer.start({ storage })
    const again: WireClient[] = []
    for (const who of tokens)
      again.push(await join('participant', { at: after, token: after.enter('participant', who) }))
    const late = await join('participant', { at: after })
    await eventually('who comes late has a group', () => groupIn(late))
    expect(again.map(groupIn)).toEqual(groups)
    await eventually('two are in each', () => [first, second].every(group => peopleIn(late, group) === 2))
    for (const client of clients) client.close()
    await after.close()
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentName } from '#shared/doc/documents.ts'
import type { Put } from '#shared/domain/plan.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { eventually } from '#tests/support/eventually.ts'
import { note } from '#tests/support/small-board.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'
import { step, writingRows } from '#tests/support/workshop.ts'

type Role = 'facilitator' | 'participant' | 'viewer'

let server: TestServer
let clients: WireClient[] = []

beforeEach(async () => {
  server = await TestServer.start({ rows: writingRows() })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
})

async function join(role: Role, documents: readonly DocumentName[], token = server.enter(role)): Promise<WireClient> {
  const client = await WireClient.join(server, token, ...documents)
  clients.push(client)
  return client
}

/** The answer to one edit: saved, or why not. */
async function outcome(client: WireClient, document: DocumentName, ...changes: readonly Put[]): Promise<string> {
  const number = client.change(document, ...changes)
  const answered = () =>
    client.isSaved(document, number) || client.of(document, 'refused').some(each => each.number === number)
  await eventually('the edit is answered', answered)
  return client.of(document, 'refused').find(each => each.number === number)?.reason ?? 'saved'
}

const title: Put = { kind: 'put', table: 'priorities', id: 'schools', fields: { title: { fi: 'Opistot' } } }
const mark: Put = { kind: 'put', table: 'marks', id: 'anynote', fields: { colour: 'sun' } }
const published: Put = { kind: 'put', table: 'notes', id: 'forged', fields: { note: note({ text: 'väärennös' }) } }
const own: Put = { kind: 'put', table: 'ownNotes', id: 'one', fields: { note: { ...note(), revision: 1 } } }
const receipt: Put = { kind: 'put', table: 'receipts', id: 'one', fields: { receipt: { state: 'kept', revision: 1 } } }
const anonymity: Put = { kind: 'put', table: 'about', id: 'board', fields: { anonymity: 'named' } }
const waiting: Put = { kind: 'put', table: 'waiting', id: 'forged', fields: { note: note() } }

describe('who may write what', () => {
  test.each<[string, Role, DocumentName, Put, string]>([
    ['[D5] a facilitator writes the board', 'facilitator', 'board', title, 'saved'],
    ['[D5] [A17] a participant does not', 'participant', 'board', title, 'not-allowed'],
    ['[D5] a viewer does not', 'viewer', 'board', title, 'not-allowed'],
    ['[D5] [C1] not even a facilitator writes a published note', 'facilitator', 'board', published, 'not-allowed'],
    ['[D5] nor what was declared', 'facilitator', 'board', anonymity, 'not-allowed'],
    ['[D6] a facilitator arranges in any step', 'facilitator', 'arrangement', mark, 'saved'],
    ['[D6] a participant does not in a step for facilitators', 'participant', 'arrangement', mark, 'step-forbids'],
    ['[D6] a viewer never does', 'viewer', 'arrangement', mark, 'not-allowed'],
    ['[D7] a participant writes their own document', 'participant', 'mine', own, 'saved'],
    ['[D7] [C6] but no receipt', 'participant', 'mine', receipt, 'not-allowed'],
    ['[D8] nobody but the clerk writes the desk', 'facilitator', 'desk', waiting, 'not-allowed'],
  ])('%s', async (_name, role, document, change, expected) => {
    const client = await join(role, ['board', document])
    expect(await outcome(client, document, change)).toBe(expected)
    if (expected === 'saved') return
    // M5: nothing of it was applied.
    const reader = await join('facilitator', ['board', 'arrangement', 'desk'])
    for (const [, doc] of reader.docs) expect(JSON.stringify(doc.toJSON())).not.toContain('väärennös')
    expect(reader.doc('board').getMap('about').get('board.anonymity')).toBe('anonymous')
  })

  test('[D7] two people have two documents, and neither sees the other’s', async () => {
    const [one, other] = [await join('participant', ['mine']), await join('participant', ['mine'])]
    expect(await outcome(one, 'mine', own)).toBe('saved')
    await other.sync('mine')
    expect(other.doc('mine').getMap('ownNotes').size).toBe(0)
  })

  test('[M5] an edit through a door that is not there is refused by name, not forgotten', async () => {
    const client = await join('viewer', ['board'])
    client.edit('mine', Uint8Array.of(0, 0), 1)
    await eventually('the edit is answered', () => client.of('mine', 'refused').length > 0)
    expect(client.of('mine', 'refused')).toMatchObject([{ number: 1, reason: 'not-allowed' }])
  })

  test('[D1] the door itself is shut: no desk for a participant, no own document for a viewer', async () => {
    const refused = async (role: Role, document: DocumentName) => {
      const socket = server.open(server.enter(role), document)
      return new Promise<string>(resolve => {
        socket.on('error', error => resolve(error.message))
        socket.on('open', () => resolve('open'))
      })
    }
    expect(await refused('participant', 'desk')).toContain('403')
    expect(await refused('viewer', 'desk')).toContain('403')
    expect(await refused('viewer', 'mine')).toContain('403')
  })
})

test('[D6] [A54] an edit that races a step change is decided by the server’s order, and its author is told', async () => {
  const facilitator = await join('facilitator', ['board'])
  const participant = await join('participant', ['board', 'arrangement'])
  const answers = new Set<string>()
  for (let race = 0; race < 60; race += 1) {
    const isOpening = race % 2 === 0
    const stepId = isOpening ? 'open' : 'closed'
    const rules: Partial<StepRules> = { kind: 'arrange', prompts: [], arrange: isOpening ? 'everyone' : 'facilitators' }
    const change = facilitator.change('board', ...step(stepId, 'a5', rules))
    const answer = await outcome(participant, 'arrangement', { ...mark, id: `n${race}` } as Put)
    answers.add(answer)
    await facilitator.saved('board', change)
    if (answer === 'saved') continue
    // A refused edit leaves a gap in this client's clock: it begins anew, as our own client does.
    participant.docs.set('arrangement', new Y.Doc())
    await participant.sync('arrangement')
  }
  const reader = await join('viewer', ['arrangement'])
  const there = [...reader.doc('arrangement').getMap('marks').keys()].length
  const saved = participant.of('arrangement', 'refused').length
  expect(there).toBe(60 - saved)
  expect([...answers].every(answer => answer === 'saved' || answer === 'step-forbids')).toBe(true)
})

test('[M5] a stock client that is refused is given a sync step 2 without the edit, and nothing else', async () => {
  const stock = await WireClient.open(server, server.enter('participant'), 'board')
  clients.push(stock)
  await stock.sync('board')
  const before = stock.heard.length
  stock.update('board', stock.changed('board', title))
  await eventually('an answer has come', () => stock.of('board', 'step2').length === 2)
  const heard = stock.heard.slice(before).filter(({ kind }) => kind !== 'awareness' && kind !== 'step1')
  expect(heard.map(({ kind }) => kind)).toEqual(['step2'])
  expect(JSON.stringify(heard)).not.toContain('Opistot')
})

test('[G2] [A13] [A14] a client id of one participant is refused to another, also after the board was loaded anew', async () => {
  const owner = await join('participant', ['mine'])
  expect(await outcome(owner, 'mine', own)).toBe('saved')
  const thief = await join('participant', ['mine'])
  thief.doc('mine').clientID = owner.doc('mine').clientID
  expect(await outcome(thief, 'mine', own)).toBe('foreign-client')
  const storage = server.storage
  expect((await storage.log.claims('plan')).get(owner.doc('mine').clientID)).toBeDefined()
  expect([...(await storage.log.claims('plan')).values()]).toContain('clerk')
})

test('[G4] an edit that is sent again after a lost connection is saved and not stored twice', async () => {
  const facilitator = await join('facilitator', ['board'])
  const update = facilitator.changed('board', title)
  await facilitator.saved('board', facilitator.edit('board', update))
  const stored = (await server.storage.log.load('plan', 'board')).lastSequence
  await facilitator.sync('board')
  const again = facilitator.edit('board', update)
  await eventually('it is acknowledged', () => facilitator.of('board', 'saved').length === 2)
  expect(again).toBe(1)
  expect((await server.storage.log.load('plan', 'board')).lastSequence).toBe(stored)
})

test('[G9] [A16] a participant may not take away rows without end', async () => {
  await server.close()
  server = await TestServer.start({
    rows: writingRows({ arrange: 'everyone' }),
    limits: { deletedRowsPerMinute: 5 },
  })
  const participant = await join('participant', ['board', 'arrangement'])
  const marks = Array.from({ length: 10 }, (_, index): Put => ({ ...mark, id: `n${index}` }) as Put)
  expect(await outcome(participant, 'arrangement', ...marks)).toBe('saved')
  const remove = (count: number) =>
    marks.slice(0, count).map(({ id }) => ({ kind: 'remove', table: 'marks', id }) as never)
  expect(await outcome(participant, 'arrangement', ...remove(3))).toBe('saved')
  expect(await outcome(participant, 'arrangement', ...remove(9))).toBe('bulk-delete')
})

test('[T6] a client that is older than the protocol is closed with 4426', async () => {
  const old = await WireClient.open(server, server.enter('participant'))
  clients.push(old)
  old.hello(0)
  expect(await old.closed()).toBe(4426)
})

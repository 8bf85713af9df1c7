import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { checkUpdate } from '#server/gate/check-update.ts'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { GateServer } from '#tests/support/gate-server.ts'
import { manyStructsClaimed } from '#tests/support/hostile-updates.ts'

/*
 * What the gate costs: `node tests/load/gate-bench.ts`. Prints the median over rounds, in microseconds a check, beside what
 * Yjs needs to apply the same updates.
 */

const NOTES = 5_100
const WRITERS = 300
const EDITS = 3_000
const ROUNDS = 9

interface Scenario {
  readonly name: string
  readonly server: GateServer
  readonly updates: readonly Uint8Array[]
}

function board(): GateServer {
  const server = new GateServer('arrangement')
  const writers = Array.from({ length: WRITERS }, (_, i) => writer(server, 1000 + i))
  for (let i = 0; i < NOTES; i += 1) {
    const doc = writers[i % WRITERS]
    if (doc) place(doc, i, i)
  }
  for (const doc of writers) Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(doc))
  return server
}

function writer(server: GateServer, clientId: number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  server.claims.set(clientId, 'participant')
  return doc
}

function place(doc: Y.Doc, note: number, at: number): void {
  doc.getMap('places').set(`national:note${note}.place`, { in: 'open', at: [at % 4000, (at * 7) % 3000] })
}

/** Somebody with everything in front of them, and each of their transactions. */
function recorded(server: GateServer, clientId: number, act: (doc: Y.Doc, i: number) => void): readonly Uint8Array[] {
  const doc = writer(server, clientId)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < EDITS; i += 1) doc.transact(() => act(doc, i))
  return updates
}

function moves(): Scenario {
  const server = board()
  const updates = recorded(server, 77, (doc, i) => place(doc, (i * 31) % NOTES, i))
  return { name: `move one of ${NOTES} notes`, server, updates }
}

function bulkMoves(): Scenario {
  const server = board()
  const updates = recorded(server, 78, (doc, i) => {
    if (i < 60) for (let n = 0; n < 200; n += 1) place(doc, (i * 200 + n) % NOTES, i + n)
  })
  return { name: 'move 200 notes in one act', server, updates }
}

function typing(): Scenario {
  const server = new GateServer('board')
  server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('The strategy says: '))
  const updates = recorded(server, 79, (doc, i) => {
    const text = doc.getMap<Y.Text>(TEXT_ROOT).get('s')
    if (i % 3 === 2) text?.delete((i * 7) % (text.length - 1), 1)
    else text?.insert((i * 13) % text.length, 'a')
  })
  return { name: 'type one letter anywhere in a text', server, updates }
}

/** Microseconds for each check and each application. Every update is checked at the moment it would arrive. */
function measure({ server, updates }: Scenario): { readonly check: number; readonly apply: number } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  const session = server.session('participant', server.doc.share.has('places') ? 'participant' : 'facilitator')
  let check = 0
  let apply = 0
  for (const update of updates) {
    const start = performance.now()
    const verdict = checkUpdate(doc, update, session)
    const checked = performance.now()
    if (verdict.kind !== 'apply') throw new Error(`an honest edit was answered ${JSON.stringify(verdict)}`)
    Y.applyUpdate(doc, update)
    check += checked - start
    apply += performance.now() - checked
  }
  return { check: (check / updates.length) * 1000, apply: (apply / updates.length) * 1000 }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

for (const scenario of [moves(), bulkMoves(), typing()]) {
  const rounds = Array.from({ length: ROUNDS }, () => measure(scenario))
  const check = median(rounds.map(round => round.check))
  const apply = median(rounds.map(round => round.apply))
  console.log(`${scenario.name}: check ${check.toFixed(1)} µs, apply ${apply.toFixed(1)} µs`)
}

const server = new GateServer('board')
const claim = manyStructsClaimed()
const start = performance.now()
for (let i = 0; i < 1000; i += 1) server.check(claim)
console.log(
  `${claim.length} bytes claiming 33.5 million structs: refused in ${(performance.now() - start).toFixed(1)} µs`,
)

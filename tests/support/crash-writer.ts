import { writeSync } from 'node:fs'
import { compactDocument } from '#server/storage/compaction.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { type Lease, type LogEntry, type LogStorage, StorageError } from '#server/storage/storage.ts'
import { chained, chainOf, stateOf, updateAt } from './crash-ledger.ts'
import { boardRecord } from './storage-scenes.ts'

/**
 * A process made to be killed: appends to three documents of two boards and compacts them, for ever, and says on
 * stdout, unbuffered, what was acknowledged. Arguments: the file, a seed, and the call after which it kills itself
 * (`none`, or `before` or `after` and a method of the log, as `after:putSnapshot`) with how often that call happens first.
 */
const [file = '', seed = '1', stop = 'none', times = '1'] = process.argv.slice(2)
const PLACES = [
  { board: 'one', document: 'board' },
  { board: 'one', document: 'mine:p' },
  { board: 'two', document: 'board' },
] as const
const COMPACT_EVERY_APPENDS = 6

let random = Number(seed)
/** A whole number below `limit`, from a small generator with the seed's sequence. */
function below(limit: number): number {
  random = (random * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((random / 2 ** 31) * limit)
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

let left = Number(times)
function pass(step: string): void {
  if (step !== stop) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

/** The same log, dying at the step it was told to. */
function mortal(log: LogStorage): LogStorage {
  return new Proxy(log, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...values: unknown[]) => {
        pass(`before:${String(name)}`)
        const answer: unknown = await method.apply(target, values)
        pass(`after:${String(name)}`)
        return answer
      }
    },
  })
}

async function leased(log: LogStorage, board: string): Promise<Lease> {
  const lease = await log.lease(board, `process ${process.pid}`, Date.now(), 0)
  if (lease === 'held') throw new Error(`${board} is held`)
  return lease
}

const storage = openSqliteStorage({ file })
for (const board of ['one', 'two']) {
  if (!(await storage.records.board(board))) {
    await storage.records.createBoard(boardRecord(board), [], undefined, [])
  }
}
const leases = [await leased(storage.log, 'one'), await leased(storage.log, 'two')]
const log = mortal(storage.log)
const heads = new Map<string, { sequence: number; chain: Uint8Array }>()
for (const { board, document } of PLACES) {
  const loaded = await storage.log.load(board, document)
  heads.set(`${board}/${document}`, { sequence: loaded.lastSequence, chain: chainOf(loaded) })
}

async function appendSome(): Promise<void> {
  const entries: LogEntry[] = []
  const reached: [string, { sequence: number; chain: Uint8Array }][] = []
  for (const { board, document } of PLACES) {
    let { sequence, chain } = heads.get(`${board}/${document}`) ?? { sequence: 0, chain: new Uint8Array(32) }
    for (let count = below(8); count > 0; count -= 1) {
      sequence += 1
      const update = updateAt(board, document, sequence)
      chain = chained(chain, update)
      entries.push({ board, document, sequence, update })
    }
    reached.push([`${board}/${document}`, { sequence, chain }])
  }
  await log.append(leases, entries)
  for (const [place, head] of reached) {
    heads.set(place, head)
    say(`saved ${place} ${head.sequence}`)
  }
}

async function compactOne(): Promise<void> {
  const { board, document } = PLACES[below(PLACES.length)] ?? PLACES[0]
  const lease = leases.find(each => each.board === board)
  const head = heads.get(`${board}/${document}`)
  if (!lease || !head || head.sequence === 0) return
  await compactDocument(log, lease, document, stateOf(head.chain), head.sequence)
  say(`compacted ${board}/${document} ${head.sequence}`)
}

try {
  for (let appends = 1; ; appends += 1) {
    await appendSome()
    if (appends % COMPACT_EVERY_APPENDS === 0) await compactOne()
  }
} catch (error) {
  if (!(error instanceof StorageError)) throw error
  say(`failed ${error.fault}`)
  const again = await storage.log.append(leases, []).then(
    () => 'written',
    (second: StorageError) => second.fault,
  )
  say(`again ${again}`)
  const reopened = await storage.log.reopen().then(
    () => 'reopened',
    (third: StorageError) => third.fault,
  )
  say(`reopen ${reopened}`)
  process.exit(0)
}

import type { Socket } from 'node:net'
import { deflateRawSync } from 'node:zlib'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { RoomLimits } from '#server/rooms/room-limits.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import type { Put } from '#shared/domain/plan.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { eventually } from '#tests/support/eventually.ts'
import { type RawFrame, rawFrame } from '#tests/support/raw-frames.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

const MIB = 1024 * 1024
let server: TestServer
let bystander: WireClient
let clients: WireClient[] = []
let sockets: Socket[] = []

beforeEach(() => start())
afterEach(stop)

async function start(limits: Partial<RoomLimits> = {}, rows?: readonly Put[]): Promise<void> {
  server = await TestServer.start({ limits, ...(rows && { rows }) })
  bystander = await join('facilitator')
}

async function stop(): Promise<void> {
  for (const client of clients) client.close()
  for (const socket of sockets) socket.destroy()
  clients = []
  sockets = []
  await server.close()
}

async function restart(limits: Partial<RoomLimits>, rows?: readonly Put[]): Promise<void> {
  await stop()
  await start(limits, rows)
}

async function join(role: 'facilitator' | 'participant' | 'viewer', ...documents: DocumentName[]): Promise<WireClient> {
  const client = await WireClient.join(server, server.enter(role), 'board', ...documents)
  clients.push(client)
  return client
}

async function raw(document: DocumentName = 'board'): Promise<Socket> {
  const socket = await server.openRaw(server.enter('participant'), document)
  sockets.push(socket)
  return socket
}

/** The code of the close frame that the server answers with, or 'cut' if it just ends. */
function answerOf(socket: Socket): Promise<number | 'cut'> {
  return new Promise(resolve => {
    socket.on('data', (bytes: Buffer) => {
      const at = bytes.indexOf(0x88)
      if (at >= 0 && (bytes[at + 1] ?? 0) >= 2) resolve(bytes.readUInt16BE(at + 2))
    })
    socket.on('close', () => resolve('cut'))
  })
}

async function attack(frame: RawFrame): Promise<number | 'cut'> {
  const socket = await raw()
  const answer = answerOf(socket)
  socket.write(rawFrame(frame))
  return answer
}

const titled = (fi: string): Put => ({ kind: 'put', table: 'priorities', id: 'schools', fields: { title: { fi } } })

async function isUnharmed(): Promise<void> {
  const reader = await join('viewer')
  const title = `Yhä täällä ${server.figures.editsAccepted}`
  await bystander.saved('board', bystander.change('board', titled(title)))
  await eventually('others are served as before', () => {
    return JSON.stringify(reader.doc('board').getMap('priorities').get('schools.title')).includes(title)
  })
  expect(bystander.closedWith).toBeUndefined()
}

describe('frames that break the protocol', () => {
  test('[A01] reserved bits close with 1002', async () => {
    expect(await attack({ reserved: 2 })).toBe(1002)
    expect(await attack({ reserved: 4, payload: new Uint8Array([1]) })).toBe(1002)
    await isUnharmed()
  })

  test('[A02] a header that announces 2^40 bytes closes with 1009 and allocates nothing', async () => {
    const before = process.memoryUsage().arrayBuffers
    expect(await attack({ claimedLength: 2n ** 40n })).toBe(1009)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MIB)
    await isUnharmed()
  })

  test('[A03] a frame of 101 MiB is refused at its header', async () => {
    expect(await attack({ claimedLength: BigInt(101 * MIB), payload: new Uint8Array(1000) })).toBe(1009)
    await isUnharmed()
  })

  test('[A04] a text frame closes with 1003', async () => {
    expect(await attack({ opcode: 1, payload: Buffer.from('-1') })).toBe(1003)
    await isUnharmed()
  })

  test('[A05] empty frames, invalid text, unknown types and unmasked frames end in a close or in nothing, one log line each', async () => {
    const socket = await raw()
    socket.write(rawFrame({}))
    socket.write(rawFrame({ payload: Buffer.from([99, 1, 2, 3]) }))
    expect(await attack({ opcode: 1, payload: Buffer.from([0xff, 0xfe]) })).toBe(1007)
    expect(await attack({ isMasked: false, payload: Buffer.from([0]) })).toBe(1002)
    expect(await attack({ payload: Buffer.from([0, 2, 200]) })).toBe(1002)
    await isUnharmed()
    expect(server.lines.filter(({ level }) => level !== 'info').length).toBeLessThanOrEqual(5)
  })

  test('[A33] a compression bomb is not unpacked: there is no compression', async () => {
    const bomb = deflateRawSync(Buffer.alloc(50 * MIB))
    expect(await attack({ reserved: 4, payload: bomb })).toBe(1002)
    await isUnharmed()
  })
})

test('[A34] a message that makes the server throw closes its sender alone', async () => {
  const attacker = await join('participant')
  attacker.awarenessBytes(new Uint8Array([1, 5, 1, 3, 123, 123, 123]))
  expect(await attacker.closed()).toBe(1011)
  await isUnharmed()
})

test('[A10] a state vector that announces more than it holds, or is too long, closes its sender alone', async () => {
  const announced = await join('participant')
  const many = encoding.encode(encoder => encoding.writeVarUint(encoder, 3_000_000))
  announced.step1('board', many)
  const long = await join('participant')
  long.step1('board', new Uint8Array(70_000).fill(1))
  expect([await announced.closed(), await long.closed()]).toEqual([1002, 1002])
  await isUnharmed()
})

test('[A36] resets during and just after the upgrade leave nothing behind', async () => {
  for (let round = 0; round < 50; round += 1) {
    const socket = await raw()
    socket.resetAndDestroy()
    const client = server.open(server.enter('participant'))
    client.on('error', () => undefined)
    client.terminate()
  }
  await eventually('no socket is left', () => server.figures.sockets === 1)
  await eventually('no entry is left', () => bystander.people.size === 1)
  await isUnharmed()
})

test('[A37] a frame or row of fragments that is never finished is cut', async () => {
  await restart({ frameMs: 100, wheelMs: 20 })
  const slow = await raw()
  const fragmented = await raw()
  const patient = await raw()
  const answers = [answerOf(slow), answerOf(fragmented)]
  slow.write(rawFrame({ payload: new Uint8Array(1000) }).subarray(0, 100))
  fragmented.write(rawFrame({ fin: false, payload: new Uint8Array(10) }))
  expect(await Promise.all(answers)).toEqual(['cut', 'cut'])
  expect(patient.destroyed).toBe(false)
  await isUnharmed()
})

test('a peer that answers no pings is cut, and one that does is not', async () => {
  await restart({ pingMs: 40, wheelMs: 20 })
  const silent = new WebSocket(server.url('plan', 'board'), [SUBPROTOCOL, server.enter('participant')], {
    autoPong: false,
  })
  silent.on('error', () => undefined)
  await new Promise<void>(resolve => silent.once('close', () => resolve()))
  await isUnharmed()
})

describe('floods', () => {
  test('a socket that sends without end is read more slowly, and nobody else waits', async () => {
    await restart({ messagesPerSecond: 1000, messagesBurst: 100 })
    const flooder = await join('participant')
    const begun = Date.now()
    for (let round = 0; round < 1500; round += 1) flooder.awareness([{ id: 1, state: null }])
    await isUnharmed()
    expect(Date.now() - begun).toBeLessThan(1000)
    await flooder.sync('board')
    expect(Date.now() - begun).toBeGreaterThan(1000)
  })

  const manyRows = (count: number, words: string): Put[] => [
    ...smallBoardRows(),
    ...Array.from({ length: count }, (_, index): Put => {
      const fields = { title: { fi: 'p' }, framework: 'goals' as never, order: 'a0', description: { fi: words } }
      return { kind: 'put', table: 'priorities', id: `p${index}`, fields }
    }),
  ]

  test('[A27] three thousand full syncs that are never read are answered ten times', async () => {
    await restart({}, manyRows(300, 'x'.repeat(3000)))
    const attacker = await join('participant')
    attacker.socket.pause()
    const before = server.figures.syncsAnswered
    for (let round = 0; round < 3000; round += 1) attacker.step1('board', new Uint8Array([0]))
    const reader = await join('viewer')
    await reader.sync('board')
    expect(server.figures.syncsAnswered - before).toBeLessThanOrEqual(12)
    await isUnharmed()
  })

  test('[A28] [S8] who stops reading loses presence, then document frames, and is brought up to date when it reads again', async () => {
    await restart({
      presenceQueueBytes: 20_000,
      documentQueueBytes: 40_000,
      editsPerSecond: 100_000,
      editsBurst: 100_000,
    })
    const slow = await join('viewer')
    slow.socket.pause()
    const words = 'y'.repeat(3000)
    let last = 0
    // Until the kernel's own buffers are full and the rest queues in the process.
    for (let round = 0; round < 4000; round += 1) {
      last = bystander.change('board', {
        kind: 'put',
        table: 'priorities',
        id: 'schools',
        fields: { description: { fi: `${words}${round}` } },
      })
      if (round % 50 === 49) await bystander.saved('board', last)
    }
    expect(slow.closedWith).toBeUndefined()
    slow.socket.resume()
    await eventually(
      'it has the newest words',
      () => {
        slow.heads.get('board')
        return (
          JSON.stringify(slow.doc('board').getMap('priorities').get('schools.description'))?.includes(`${words}3999`) ||
          tryAgain(slow)
        )
      },
      30_000,
    )
    await isUnharmed()
  }, 120_000)

  test('[A28] past the last limit it is closed with 1013', async () => {
    await restart({
      socketQueueBytes: 50_000,
      documentQueueBytes: 10 * MIB,
      presenceQueueBytes: 10 * MIB,
      editsPerSecond: 100_000,
      editsBurst: 100_000,
    })
    const slow = await join('viewer')
    slow.socket.pause()
    const words = 'z'.repeat(3900)
    for (let round = 0; round < 1000 && server.figures.sockets > 1; round += 1) {
      const fields = { description: { fi: `${words}${round}` } }
      const rows = Array.from(
        { length: 10 },
        (_, index): Put => ({ kind: 'put', table: 'priorities', id: `p${index}`, fields }),
      )
      await bystander.saved('board', bystander.change('board', ...rows))
    }
    await eventually('the slow one is gone', () => server.figures.sockets === 1, 30_000)
    await isUnharmed()
  }, 120_000)

  test('[G9] [A55] who edits too fast is slowed down, loses nothing, and nobody else waits', async () => {
    await restart({ editsPerSecond: 200, editsBurst: 20, editsDebt: 10_000 })
    const flooder = await join('facilitator')
    let last = 0
    for (let round = 0; round < 100; round += 1) last = flooder.change('board', titled(`Versio ${round}`))
    const begun = Date.now()
    await bystander.saved(
      'board',
      bystander.change('board', { kind: 'put', table: 'priorities', id: 'health', fields: { order: 'a9' } }),
    )
    expect(Date.now() - begun).toBeLessThan(1000)
    await flooder.saved('board', last)
    const another = flooder.change('board', titled('Vielä'))
    await flooder.saved('board', another)
    expect(Date.now() - begun).toBeGreaterThan(300)
    expect(flooder.of('board', 'refused')).toEqual([])
  })

  test('[G9] far beyond the limit an edit is refused by name, or closes a stock client with 4429', async () => {
    await restart({ editsPerSecond: 1, editsBurst: 1, editsDebt: 1 })
    const own = await join('facilitator')
    const updates = Array.from({ length: 10 }, (_, round) => own.changed('board', titled(`Versio ${round}`)))
    const numbers = updates.map(update => own.edit('board', update))
    expect(await own.refused('board', numbers.at(-1) ?? 0)).toBe('too-fast')
    const stock = await WireClient.open(server, server.enter('facilitator'), 'board')
    clients.push(stock)
    await stock.sync('board')
    for (const update of Array.from({ length: 10 }, (_, round) => stock.changed('board', titled(`Versio ${round}`)))) {
      stock.update('board', update)
    }
    expect(await stock.closed()).toBe(4429)
  })
})

/** As our own client does after a head that it has not reached. */
function tryAgain(client: WireClient): boolean {
  if (client.gaps.length > 0 || client.of('board', 'head').length > 1) {
    client.gaps.length = 0
    client.step1('board')
  }
  return false
}

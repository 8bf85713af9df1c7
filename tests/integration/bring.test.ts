import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LogEntry, Storage } from '#server/storage/storage.ts'
import { BOARD_FILE_MAX_BYTES, IMPORT_BODY_MAX_BYTES, IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import { compareOrdered, defaultOrder } from '#shared/domain/order.ts'
import type { CreateBoardAnswer, ImportBoardAnswer } from '#shared/protocol/api.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { fullBoard, STATEMENT_WORDS } from '#tests/support/full-board.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'

/** A46 asks for 2 s on a machine with nothing else to do; this one may have much, and what never ends is found all the same. */
const HOSTILE_MAX_MS = 30_000

let http: HttpAtWork
/** What was appended to the log, append by append. */
let appends: (readonly LogEntry[])[] = []

function watched(storage: Storage): Storage {
  const { log } = storage
  const append: typeof log.append = (leases, entries, claims) => {
    appends.push(entries)
    return log.append(leases, entries, claims)
  }
  const watching = new Proxy(log, {
    get: (target, name) => {
      const value: unknown = name === 'append' ? append : Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return new Proxy(storage, {
    get: (target, name) => {
      const value: unknown = name === 'log' ? watching : Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

beforeAll(async () => {
  http = await HttpAtWork.start({ around: watched })
})
afterAll(() => http.close())

const TARGETS = { prompt: 'works', workshop: 'first', priority: 'quality' }

function importOf(name: string, notes: readonly object[]) {
  return { import: name, framework: 'national', language: 'fi', notes: notes.map(note => ({ ...TARGETS, ...note })) }
}

function bring(board: BoardAtWork, body: unknown) {
  http.clock.shiftMs += 1000
  return http.ask('POST', `/api/boards/${board.board}/imports`, { token: board.tokens.facilitator, body })
}

interface BoardFile {
  readonly tables: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>
}

async function fileOf(board: string, token: string): Promise<{ readonly text: string; readonly file: BoardFile }> {
  http.clock.shiftMs += 1000
  const { text } = await http.ask('GET', `/api/boards/${board}/export.json`, { token })
  return { text, file: JSON.parse(text) as BoardFile }
}

describe('notes brought into an open board', () => {
  test('[I1] come in one commit, in board and arrangement together', async () => {
    const board = await http.board()
    appends = []
    const notes = Array.from({ length: 300 }, (_, at) => ({ text: `Tuotu ${at}`, cluster: `Ryhmä ${at % 3}` }))
    const answer = await bring(board, importOf('i1', notes))
    expect([answer.status, answer.json]).toEqual([200, { notesBrought: 300 }])
    const own = appends
      .map(entries => entries.filter(entry => entry.board === board.board))
      .filter(each => each.length > 0)
    const withWords = own.filter(entries => entries.some(({ update }) => Buffer.from(update).includes('Tuotu')))
    expect(withWords).toHaveLength(1)
    expect(withWords[0]?.map(({ document }) => document).toSorted()).toEqual(['arrangement', 'board'])
    const { file } = await fileOf(board.board, board.tokens.viewer)
    expect(Object.keys(file.tables['notes'] ?? {})).toHaveLength(300)
    expect(Object.keys(file.tables['places'] ?? {})).toHaveLength(300)
    expect(Object.keys(file.tables['clusters'] ?? {})).toHaveLength(3)
  })

  test('[I1] come once, however often they are sent by one name', async () => {
    const board = await http.board()
    const body = importOf('i1', [{ text: 'Kerran' }, { text: 'Kahdesti', isKey: true }])
    const answers = await Promise.all([bring(board, body), bring(board, body)])
    answers.push(await bring(board, body))
    expect(answers.map(({ json }) => json)).toEqual([1, 2, 3].map(() => ({ notesBrought: 2 })))
    const { file } = await fileOf(board.board, board.tokens.viewer)
    expect(Object.keys(file.tables['notes'] ?? {})).toHaveLength(2)
    await bring(board, { ...body, import: 'i2' })
    expect(Object.keys((await fileOf(board.board, board.tokens.viewer)).file.tables['notes'] ?? {})).toHaveLength(4)
  })

  test('[I2] keep authors on a named board; on an anonymous one no byte of them is stored or sent', async () => {
    const body = importOf('i1', [{ text: 'Sanat', author: 'Salanimi Kirjoittaja' }])
    const named = await http.board('named')
    await bring(named, body)
    expect((await fileOf(named.board, named.tokens.viewer)).text).toContain('Salanimi')
    const anonymous = await http.board('anonymous')
    appends = []
    await bring(anonymous, body)
    const { text } = await fileOf(anonymous.board, anonymous.tokens.facilitator)
    expect(text).toContain('Sanat')
    expect(text).not.toContain('Salanimi')
    expect(appends.flat().length).toBeGreaterThan(0)
    expect(appends.flat().some(({ update }) => Buffer.from(update).includes('Salanimi'))).toBe(false)
  })

  test('[I2] bear ids that say nothing of the import, and other ones on every board', async () => {
    const [one, other] = [await http.board(), await http.board()]
    const ids: string[] = []
    for (const board of [one, other]) {
      await bring(board, importOf('same-name', [{ text: 'Sanat' }, { text: 'Toiset' }]))
      ids.push(...Object.keys((await fileOf(board.board, board.tokens.viewer)).file.tables['notes'] ?? {}))
    }
    expect(new Set(ids).size).toBe(4)
    expect(ids.join()).not.toContain('same-name')
  })

  test('[I4] go when they are taken back, and nobody else’s with them', async () => {
    const board = await http.board()
    await bring(board, importOf('keep', [{ text: 'Jää' }]))
    await bring(board, importOf('go', [{ text: 'Menee', cluster: 'Mukana' }, { text: 'Tämäkin' }]))
    const path = `/api/boards/${board.board}/imports/go`
    const taken = await http.ask('DELETE', path, { token: board.tokens.facilitator })
    expect([taken.status, taken.json]).toEqual([200, { notesTaken: 2 }])
    const { text, file } = await fileOf(board.board, board.tokens.viewer)
    expect(text).toContain('Jää')
    expect(text).not.toMatch(/Menee|Tämäkin|Mukana/)
    expect(file.tables['clusters']).toEqual({})
    expect((await http.ask('DELETE', path, { token: board.tokens.facilitator })).status).toBe(404)
  })

  test('[I5] are refused by name as a whole, and nothing of them is there', async () => {
    const board = await http.board()
    const before = (await fileOf(board.board, board.tokens.viewer)).text
    const answer = await bring(board, importOf('i1', [{ text: 'Hyvä' }, { text: 'Paha', prompt: 'gone' }]))
    expect([answer.status, answer.json]).toEqual([409, { error: 'import-outdated' }])
    for (const bad of [{ text: '   ' }, { text: 'x', priority: undefined, cluster: 'Ilman paikkaa' }]) {
      expect((await bring(board, importOf('i1', [{ text: 'Hyvä' }, bad]))).json).toEqual({ error: 'bad-request' })
    }
    expect((await fileOf(board.board, board.tokens.viewer)).text).toBe(before)
  })

  test('[I8] [A46] hostile ones are refused by name, soon, and leave nothing behind', async () => {
    const board = await http.board()
    const before = (await fileOf(board.board, board.tokens.viewer)).text
    const many = (count: number) => Array.from({ length: count }, () => ({ text: 'x' }))
    const hostile: readonly (readonly [string, string])[] = [
      [JSON.stringify(importOf('i1', many(IMPORT_NOTES_MAX + 1))), 'bad-request'],
      [JSON.stringify(importOf('i1', [{ text: 'x'.repeat(IMPORT_BODY_MAX_BYTES) }])), 'too-large'],
      [JSON.stringify(importOf('i1', [{ text: 'x'.repeat(1001) }])), 'bad-request'],
      [`{"notes":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`, 'bad-json'],
      [JSON.stringify(importOf('i1', many(1))).replace('"text"', '"__proto__":{"prompt":"works"},"text"'), 'bad-json'],
      [JSON.stringify({ ...importOf('i1', many(1)), import: '__proto__.x' }), 'bad-request'],
      ['{"notes":['.padEnd(IMPORT_BODY_MAX_BYTES - 10, '{"a":1},'), 'bad-json'],
    ]
    for (const [body, error] of hostile) {
      const startedAt = performance.now()
      expect((await bring(board, body)).json).toEqual({ error })
      expect(performance.now() - startedAt).toBeLessThan(HOSTILE_MAX_MS)
    }
    expect((await fileOf(board.board, board.tokens.viewer)).text).toBe(before)
  })
})

function sendFile(text: string, token?: string) {
  // As often as one address may make boards.
  http.clock.shiftMs += 10_000
  return http.ask('POST', '/api/imports', { body: text, token })
}

async function tokenOf({ board, links }: CreateBoardAnswer, role: 'facilitator' | 'viewer' = 'facilitator') {
  return (await http.join(board, links[role].split('#')[1] ?? '')).token
}

/** Every id of the file as a number, in the order that makes boards read alike (T5). */
function withoutIds({ tables }: BoardFile): unknown {
  const ids = new Set<string>()
  for (const [table, rows] of Object.entries(tables)) {
    if (table === 'about' || table === 'run') continue
    for (const id of Object.keys(rows)) for (const part of id.split(':')) ids.add(part)
  }
  const sorted = [...ids].map(id => ({ id, order: defaultOrder(id) })).toSorted(compareOrdered)
  const numbers = new Map(sorted.map(({ id }, at) => [id, `#${at}`]))
  // Words of the rules that are also ids of the template.
  const rename = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return ['kind', 'arrange'].includes(field) ? value : (numbers.get(value) ?? value)
    if (Array.isArray(value)) return value.map(each => rename(each, field))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rename(inner, key)]))
  }
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => {
      const renamed = Object.entries(rows).map(([id, row]) => {
        const parts = id.split(':').map(part => numbers.get(part) ?? part)
        return [parts.join(':'), rename(row, '')] as const
      })
      return [table, Object.fromEntries(renamed)]
    }),
  )
}

describe('a board brought in from its file', () => {
  const retainUntil = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
  const original = toBoardJson(fullBoard(retainUntil), id => STATEMENT_WORDS.get(id) ?? '')

  test('[I6] is a new one: with its own id, links and code, and all that the file holds', async () => {
    const made = await sendFile(original)
    expect(made.status).toBe(201)
    const answer = made.json as unknown as ImportBoardAnswer
    expect(answer.report).toEqual({ notes: 186, malformed: 0, authors: 0, rounds: 0, clockStopped: false })
    expect(answer.code).toMatch(/^[A-Z0-9]{6}$/)
    const again = (await sendFile(original)).json as unknown as ImportBoardAnswer
    expect(again.board).not.toBe(answer.board)
    const token = await tokenOf(answer, 'viewer')
    expect((await http.ask('GET', `/api/boards/${again.board}`, { token })).status).toBe(404)
    const look = await http.ask('GET', `/api/boards/${answer.board}`, { token })
    expect(look.json).toMatchObject({ anonymity: 'named', retainUntil, role: 'viewer' })
    const { text } = await fileOf(answer.board, token)
    for (const words of ['Vetäjän muotoilu', 'Ohjaus on jokaisen **lähellä**.', 'Toive omega', 'Aino', 'Kahdesti'])
      expect(text).toContain(words)
  })

  test('[I7] and out again is the same file up to its ids', async () => {
    const first = (await sendFile(original)).json as unknown as ImportBoardAnswer
    const once = await fileOf(first.board, await tokenOf(first))
    expect(withoutIds(once.file)).toEqual(withoutIds(JSON.parse(original) as BoardFile))
    const second = (await sendFile(once.text)).json as unknown as ImportBoardAnswer
    const twice = await fileOf(second.board, await tokenOf(second))
    expect(withoutIds(twice.file)).toEqual(withoutIds(once.file))
    const shared = Object.keys(once.file.tables['notes'] ?? {}).filter(id => twice.file.tables['notes']?.[id])
    expect(shared).toEqual([])
  })

  test('[I6] can be worked on like any other: notes come in, and it survives a full stop', async () => {
    const answer = (await sendFile(original)).json as unknown as ImportBoardAnswer
    const token = await tokenOf(answer)
    const { file } = await fileOf(answer.board, token)
    const firstOf = (table: string) => Object.keys(file.tables[table] ?? {})[0] ?? ''
    const brought = await http.ask('POST', `/api/boards/${answer.board}/imports`, {
      token,
      body: {
        ...importOf('i1', []),
        framework: firstOf('frameworks'),
        notes: [{ text: 'Vielä yksi', prompt: firstOf('prompts'), workshop: firstOf('workshops') }],
      },
    })
    expect(brought.status).toBe(200)
    expect((await fileOf(answer.board, token)).text).toContain('Vielä yksi')
  })

  test('[I6] says what was left out: authors of an anonymous board, malformed rows, open rounds, a past last day', async () => {
    const file = JSON.parse(original) as { tables: Record<string, Record<string, Record<string, unknown>>> }
    Object.assign(file.tables['about']?.['board'] ?? {}, { anonymity: 'anonymous', retainUntil: '2020-01-01' })
    Object.assign(file.tables['rounds']?.['axes'] ?? {}, { state: 'open' })
    Object.assign(file.tables['run']?.['board'] ?? {}, { timer: { state: 'paused', leftMs: 5, totalMs: 9 } })
    Object.assign(file.tables['notes'] ?? {}, { broken: { note: { text: 5 } } })
    const made = await sendFile(JSON.stringify(file))
    const answer = made.json as unknown as ImportBoardAnswer
    expect(answer.report).toMatchObject({ malformed: 1, authors: 6, rounds: 1, clockStopped: true })
    expect(answer.report.retainUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    const { text } = await fileOf(answer.board, await tokenOf(answer))
    expect(text).not.toMatch(/Aino|2020-01-01/)
  })

  test('[I8] [A46] is refused by name, soon, where the file is hostile, newer or none, and no board is made', async () => {
    const before = (await http.storage.records.boards()).length
    const newer = JSON.stringify({ ...JSON.parse(original), version: 2 })
    const rows = (table: string, count: number) => {
      const many = Array.from({ length: count }, (_, at) => `"n${at}":{}`).join()
      return `{"format":"timantti-board","version":1,"schema":1,"tables":{"${table}":{${many}}}}`
    }
    const hostile: readonly (readonly [string, string, string])[] = [
      ['no JSON', 'x', 'bad-json'],
      ['no board', '{"format":"other"}', 'not-a-board'],
      ['no facts', '{"format":"timantti-board","version":1,"schema":1,"tables":{}}', 'not-a-board'],
      ['newer', newer, 'newer-version'],
      ['deep', `{"tables":${'{"a":'.repeat(700_000)}1${'}'.repeat(700_000)}}`, 'not-a-board'],
      ['deep lists', '['.repeat(4_000_000), 'bad-json'],
      ['a million rows', rows('notes', 1_000_000), 'too-large'],
      ['as many malformed rows as may be', rows('notes', 250_000), 'not-a-board'],
      ['reach for the prototype', '{"__proto__":{"format":"timantti-board"}}', 'not-a-board'],
      ['too long', ' '.repeat(BOARD_FILE_MAX_BYTES + 1), 'too-large'],
    ]
    const found: unknown[] = []
    const slow: string[] = []
    for (const [name, text] of hostile) {
      const startedAt = performance.now()
      found.push([name, (await sendFile(text)).json])
      if (performance.now() - startedAt > HOSTILE_MAX_MS) slow.push(`${name}: ${performance.now() - startedAt} ms`)
    }
    expect(found).toEqual(hostile.map(([name, , error]) => [name, { error }]))
    expect(slow).toEqual([])
    expect((await http.storage.records.boards()).length).toBe(before)
  })

  test('[I6] is made by nobody without the host’s secret where the host asks for one', async () => {
    const guarded = await HttpAtWork.start({ config: { create: { kind: 'key', secret: 'salasana' } } })
    try {
      const ask = (token?: string) => guarded.ask('POST', '/api/imports', { body: original, token })
      expect((await ask()).json).toEqual({ error: 'not-allowed' })
      expect((await ask('wrong')).json).toEqual({ error: 'not-allowed' })
      expect((await ask('salasana')).status).toBe(201)
    } finally {
      await guarded.close()
    }
  })
})

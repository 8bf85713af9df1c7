import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Api } from '#client/session/api.ts'
import { Drafts } from '#client/session/drafts.ts'
import { NOTHING_KEPT, type SocketEvents } from '#client/session/environment.ts'
import { IndexedDbStorage } from '#client/session/indexeddb-storage.ts'
import { BACK_OFF_MAX_MS, Link } from '#client/session/link.ts'
import { MemoryStorage, MemoryTexts } from '#client/session/memory-storage.ts'
import { Tokens } from '#client/session/tokens.ts'
import { UnsentCards } from '#client/session/unsent-cards.ts'
import { HandClock } from '#tests/support/in-memory-wire.ts'

function updates(count: number): { readonly doc: Y.Doc; readonly list: readonly Uint8Array[] } {
  const doc = new Y.Doc()
  const list: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => list.push(update))
  for (let i = 0; i < count; i += 1) doc.getMap('t').set(`r${i}.f`, i)
  return { doc, list }
}

function readBack(list: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc()
  for (const update of list) Y.applyUpdate(doc, update)
  return doc.getMap('t').toJSON()
}

describe('documents kept on the device', () => {
  test('[QUALITY P3] what was appended is there when the page is opened again, with the count of unsaved edits', async () => {
    const factory = new IDBFactory()
    const failed = vi.fn()
    const { doc, list } = updates(5)
    const store = new IndexedDbStorage(factory, failed).open('d')
    expect(await store.load()).toEqual({ updates: [], kept: NOTHING_KEPT })
    list.forEach((update, i) => void store.append(update, { unsaved: i + 1, ownClients: [doc.clientID] }))
    await store.close()
    const again = await new IndexedDbStorage(factory, failed).open('d').load()
    expect(again.kept).toEqual({ unsaved: 5, ownClients: [doc.clientID] })
    expect(readBack(again.updates)).toEqual(doc.getMap('t').toJSON())
    expect(failed).not.toHaveBeenCalled()
  })

  test('writes land in the order they were given, also before the database is open', async () => {
    const store = new IndexedDbStorage(new IDBFactory(), vi.fn()).open('d')
    const { list } = updates(3)
    const [first = new Uint8Array(), second = new Uint8Array()] = list
    store.append(first, { unsaved: 1, ownClients: [] })
    store.replace(second, { unsaved: 7, ownClients: [1] })
    store.keep({ unsaved: 0, ownClients: [1] })
    await store.landed()
    expect(await store.load()).toEqual({ updates: [second], kept: { unsaved: 0, ownClients: [1] } })
    await store.close()
  })

  test('many rows become one when they are loaded', async () => {
    const factory = new IDBFactory()
    const { doc, list } = updates(300)
    const store = new IndexedDbStorage(factory, vi.fn()).open('d')
    for (const update of list) store.append(update, NOTHING_KEPT)
    expect((await store.load()).updates).toHaveLength(1)
    await store.landed()
    const again = await store.load()
    expect(again.updates).toHaveLength(1)
    expect(readBack(again.updates)).toEqual(doc.getMap('t').toJSON())
    await store.close()
  })

  test('a device that stores nothing is told of once, and nothing waits for it', async () => {
    const failed = vi.fn()
    const factory = new IDBFactory()
    vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new Error('private window')
    })
    const store = new IndexedDbStorage(factory, failed).open('d')
    expect(await store.load()).toEqual({ updates: [], kept: NOTHING_KEPT })
    store.append(new Uint8Array([0, 0]), NOTHING_KEPT)
    await store.landed()
    await store.close()
    expect(failed).toHaveBeenCalledOnce()
  })

  test('where the browser keeps nothing, the page does while it lives', async () => {
    const storage = new MemoryStorage()
    const store = storage.open('d')
    store.append(new Uint8Array([0, 0]), NOTHING_KEPT)
    store.keep({ unsaved: 2, ownClients: [3] })
    expect(await storage.open('d').load()).toEqual({
      updates: [new Uint8Array([0, 0])],
      kept: { unsaved: 2, ownClients: [3] },
    })
    store.replace(new Uint8Array([1]), NOTHING_KEPT)
    await store.landed()
    expect((await storage.open('d').load()).updates).toEqual([new Uint8Array([1])])
    await store.close()
  })
})

describe('small texts kept on the device', () => {
  test('[R09] a draft is kept at every keystroke, per board, person and prompt', () => {
    const texts = new MemoryTexts()
    const drafts = new Drafts(texts, 'b1', 'me')
    for (const text of ['s', 'sa', 'san']) drafts.write('p1', text)
    expect(new Drafts(texts, 'b1', 'me').read('p1', new Set())).toBe('san')
    for (const other of [new Drafts(texts, 'b2', 'me'), new Drafts(texts, 'b1', 'her')])
      expect(other.read('p1', new Set())).toBe('')
    expect(drafts.read('p2', new Set())).toBe('')
  })

  test('[R09] a draft that was being sent when the browser was killed comes back, unless its note is kept', async () => {
    const texts = new MemoryTexts()
    const drafts = new Drafts(texts, 'b1', 'me')
    const never = new Promise<void>(() => {})
    drafts.write('p1', 'first')
    void drafts.sent('p1', 'o1', never)
    drafts.write('p1', 'second')
    void drafts.sent('p1', 'o2', never)
    drafts.write('p1', 'third')
    expect(new Drafts(texts, 'b1', 'me').read('p1', new Set(['o1']))).toBe('second\nthird')
    expect(drafts.read('p1', new Set())).toBe('second\nthird')
    drafts.write('p1', 'fourth')
    await drafts.sent('p1', 'o4', Promise.resolve())
    expect(drafts.read('p1', new Set())).toBe('')
  })

  test('a storage that refuses to write stops nobody from typing', () => {
    const texts = new MemoryTexts()
    vi.spyOn(texts, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    new Drafts(texts, 'b', 'me').write('p', 'words')
    const cards = new UnsentCards(texts, 'k')
    cards.add([{ id: 'x', text: 'words' }], 'gone')
    expect(cards.cards.get()).toHaveLength(1)
  })

  test('[QUALITY P6] unsent cards are kept until they are dropped; the same words are one card; rubbish reads as none', () => {
    const texts = new MemoryTexts()
    const cards = new UnsentCards(texts, 'k')
    cards.add([{ id: 'a', text: 'one' }], 'gone')
    cards.add(
      [
        { id: 'a', text: 'one' },
        { id: 'b', text: 'two' },
      ],
      'bad-value',
    )
    expect(new UnsentCards(texts, 'k').cards.get()).toEqual([
      { id: 'a', text: 'one', why: 'bad-value' },
      { id: 'b', text: 'two', why: 'bad-value' },
    ])
    cards.drop('a')
    cards.drop('b')
    expect(texts.getItem('k')).toBeNull()
    for (const rubbish of ['{', '7', '[{"id":1}]']) {
      texts.setItem('k', rubbish)
      expect(new UnsentCards(texts, 'k').cards.get()).toEqual([])
    }
  })

  test('a token is kept per board; who comes by a renewed link keeps their place, somebody new does not see it', () => {
    const texts = new MemoryTexts()
    let places = 0
    const tokens = new Tokens(texts, () => `place${places++}`)
    expect(tokens.of('b')).toBeUndefined()
    expect(tokens.keep('b', 't1', 'participant', false).place).toBe('place0')
    expect(tokens.keep('b', 't2', 'participant', true)).toEqual({ token: 't2', role: 'participant', place: 'place0' })
    expect(tokens.keep('b', 't3', 'participant', false).place).toBe('place1')
    expect(new Tokens(texts, () => 'x').of('b')?.token).toBe('t3')
    texts.setItem('timantti/b/token', '{"token":1}')
    expect(tokens.of('b')).toBeUndefined()
    tokens.forget('b')
    expect(texts.getItem('timantti/b/token')).toBeNull()
  })
})

describe('the link', () => {
  function linked(random = 1) {
    const clock = new HandClock()
    const sockets: { readonly events: SocketEvents; readonly drop: ReturnType<typeof vi.fn>; readonly atMs: number }[] =
      []
    const heard: string[] = []
    let isOnline = true
    let wake = () => {}
    const environment = {
      now: () => clock.now(),
      after: (ms: number, act: () => void) => clock.after(ms, act),
      random: () => random,
      connect: (_url: string, _protocols: readonly string[], events: SocketEvents) => {
        const socket = { events, drop: vi.fn(), send: vi.fn(), atMs: clock.now() }
        sockets.push(socket)
        return socket
      },
      isOnline: () => isOnline,
      onOnline: (hear: () => void) => {
        wake = hear
        return () => {
          wake = () => {}
        }
      },
      texts: new MemoryTexts(),
      device: new MemoryStorage(),
    }
    const askDoor = vi.fn(async () => 'unknown' as 'unknown' | 'revoked')
    const link = new Link('ws://x/sync/b', 't', environment, askDoor, {
      opened: () => heard.push('opened'),
      received: () => heard.push('received'),
      lost: () => heard.push('lost'),
      ended: reason => heard.push(reason),
    })
    const setOnline = (value: boolean) => {
      isOnline = value
      wake()
    }
    return { clock, sockets, heard, link, setOnline, askDoor }
  }

  test('waits grow up to ten seconds, and begin anew once something was received', async () => {
    const { clock, sockets, link } = linked()
    link.start()
    const waits: number[] = []
    for (let i = 0; i < 8; i += 1) {
      const closedAtMs = clock.now()
      sockets.at(-1)?.events.closed(1006)
      await clock.advance(BACK_OFF_MAX_MS)
      waits.push((sockets.at(-1)?.atMs ?? 0) - closedAtMs)
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000])
    sockets.at(-1)?.events.opened()
    sockets.at(-1)?.events.received(new Uint8Array())
    sockets.at(-1)?.events.closed(1006)
    const count = sockets.length
    await clock.advance(500)
    expect(sockets).toHaveLength(count + 1)
    link.close()
  })

  test('[R10] events of a socket that was given up are not heard any more', async () => {
    const { sockets, heard, link, clock } = linked(0)
    link.start()
    const [old] = sockets
    old?.events.opened()
    link.renew()
    await clock.advance(1)
    sockets[1]?.events.opened()
    heard.length = 0
    old?.events.closed(1006)
    old?.events.received(new Uint8Array())
    old?.events.opened()
    expect(heard).toEqual([])
    expect(old?.drop).toHaveBeenCalledOnce()
    expect(link.isOpen).toBe(true)
  })

  test.each([
    [4401, 'revoked'],
    [4404, 'boardDeleted'],
    [4409, 'replaced'],
    [4426, 'outdated'],
    [1009, 'tooBig'],
  ])('code %i ends it as %s, and nothing is tried again', async (code, reason) => {
    const { sockets, heard, link, clock } = linked()
    link.start()
    sockets[0]?.events.opened()
    sockets[0]?.events.closed(code)
    await clock.advance(60_000)
    expect(heard).toEqual(['opened', reason])
    expect(sockets).toHaveLength(1)
  })

  test('[D9] an upgrade that is refused looks like a dead network; the door is asked, and the end is said', async () => {
    const { sockets, heard, link, clock, askDoor } = linked()
    askDoor.mockResolvedValueOnce('unknown').mockResolvedValueOnce('revoked')
    link.start()
    sockets[0]?.events.closed(1006)
    await clock.advance(BACK_OFF_MAX_MS)
    sockets[1]?.events.closed(1006)
    await clock.advance(60_000)
    expect(heard).toEqual(['lost', 'lost', 'revoked'])
    expect(sockets).toHaveLength(2)
  })

  test('offline nothing is tried; online it is tried at once', async () => {
    const { sockets, link, clock, setOnline } = linked()
    setOnline(false)
    link.start()
    await clock.advance(60_000)
    expect(sockets).toHaveLength(0)
    setOnline(true)
    expect(sockets).toHaveLength(1)
    sockets[0]?.events.opened()
    setOnline(false)
    await clock.advance(60_000)
    expect(sockets).toHaveLength(1)
    setOnline(true)
    expect(sockets).toHaveLength(2)
    link.close()
    setOnline(false)
    setOnline(true)
    expect(sockets).toHaveLength(2)
  })
})

describe('the api', () => {
  const answering = (status: number, body: unknown) =>
    new Api('http://x', async () => new Response(body === undefined ? null : JSON.stringify(body), { status }))

  test('[H1] answers come typed, errors by their name, and silence as unreachable', async () => {
    expect(await answering(200, { ok: true }).health()).toEqual({ ok: true, answer: { ok: true } })
    expect(await answering(204, undefined).deleteBoard('b', 't')).toEqual({ ok: true, answer: undefined })
    expect(await answering(429, { error: 'too-many-tries', retryAfterSeconds: 7 }).lookByCode('ABC234')).toEqual({
      ok: false,
      error: 'too-many-tries',
      retryAfterSeconds: 7,
    })
    expect(await answering(500, '<html>').board('b', 't')).toMatchObject({ ok: false, error: 'internal' })
    expect(await answering(500, { error: 'constructor' }).board('b', 't')).toMatchObject({ error: 'internal' })
    const silent = new Api('http://x', async () => {
      throw new TypeError('network')
    })
    expect(await silent.board('b', 't')).toEqual({ ok: false, error: 'unreachable' })
    expect(await silent.export('b', 't', 'md')).toEqual({ ok: false, error: 'unreachable' })
  })

  test('the token travels as Bearer, never in the address', async () => {
    const fetcher = vi.fn(async () => new Response('{}'))
    await new Api('http://x', fetcher as typeof fetch).joinByKey('b', { key: 'k' }, 'secret')
    const [url, init] = fetcher.mock.calls[0] as unknown as [string, RequestInit]
    expect(url).toBe('http://x/api/boards/b/sessions')
    expect(init.headers).toMatchObject({ authorization: 'Bearer secret' })
    expect(init.credentials).toBe('omit')
  })

  test.each([
    [401, 'no-session', 'revoked'],
    [404, 'not-found', 'boardDeleted'],
    [503, 'shutting-down', 'unknown'],
  ])('the door that answers %i is %s', async (status, error, state) => {
    expect(await answering(status, { error }).askDoor('b', 't')).toBe(state)
  })
})

import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import WebSocket from 'ws'
import { keepFacts } from '#client/app/kept-facts.ts'
import { Tokens } from '#client/session/tokens.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { keyOf } from '#shared/doc/keys.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import { placeId } from '#shared/domain/placing.ts'
import { put } from '#shared/domain/plan.ts'
import type { Place } from '#shared/domain/tables.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { goals, noteId } from '#tests/support/small-board.ts'
import { WireClient } from '#tests/support/wire-client.ts'
import { pause } from './hand.ts'
import type { BenchBoard, RemoteChange } from './notes.ts'
import type { Actor, Sight, Stage } from './stage.ts'
import type { SeededBoard } from './timantti-board.ts'

/** A person may make 40 edits a second for long (`server/rooms/room-limits.ts`); these stay well below. */
const CHANGES_PER_PERSON = 32
/** A camera that has not moved for so long stands. */
const STILL_MS = 120

/** One page of the product, by somebody who has joined; others are on the board over the wire. */
export async function stageTimantti(port: number, seeded: SeededBoard, bench: BenchBoard): Promise<Stage> {
  const { board, tokens } = seeded
  const [own = '', looker = '', ...others] = tokens
  const join = (token: string, ...documents: DocumentName[]) => comeIn(port, board, token, documents)
  const onlooker = await join(looker, 'arrangement')
  const kept = await keptOnDevice(port, board, own)
  return {
    url: `http://127.0.0.1:${port}/b/${board}?view=canvas`,
    async prepare(context) {
      await context.addInitScript(entries => {
        for (const [key, value] of entries) localStorage.setItem(key, value)
      }, kept)
    },
    async enter(page) {
      await page.waitForSelector('[role=application]')
      return new TimanttiActor(page, bench, onlooker, i => join(others[i] ?? '', 'arrangement', 'board'))
    },
  }
}

/** What a device keeps of somebody who has joined: a first visit begins with the door, which peers do not have. */
async function keptOnDevice(port: number, board: string, token: string): Promise<[string, string][]> {
  const texts = new Map<string, string>()
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, value: string) => void texts.set(key, value),
    removeItem: (key: string) => void texts.delete(key),
  }
  const answer = await fetch(`http://127.0.0.1:${port}/api/boards/${board}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`the board could not be asked for: ${answer.status}`)
  const facts = (await answer.json()) as Parameters<typeof keepFacts>[1]
  new Tokens(storage, () => 'bench').keep(board, token, facts.role, false)
  keepFacts(storage, facts)
  return [...texts]
}

/** A person's device without a screen, over the wire. */
async function comeIn(port: number, board: string, token: string, documents: readonly DocumentName[]) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${board}`, [SUBPROTOCOL, token])
  const client = new WireClient(socket, undefined)
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  client.hello()
  for (const document of documents) await client.sync(document)
  return client
}

class TimanttiActor implements Actor {
  readonly #page: Page
  readonly #bench: BenchBoard
  readonly #onlooker: WireClient
  readonly #come: (person: number) => Promise<WireClient>
  readonly #others: WireClient[] = []
  #turn = 0

  constructor(page: Page, bench: BenchBoard, onlooker: WireClient, come: (person: number) => Promise<WireClient>) {
    this.#page = page
    this.#bench = bench
    this.#onlooker = onlooker
    this.#come = come
  }

  /** The world is one element that is moved; its transform is where one looks, near and far. */
  async camera(): Promise<Sight> {
    const { left, top, zoom } = await this.#world()
    return { x: -left / zoom, y: -top / zoom, zoom }
  }

  async lookWhole(): Promise<void> {
    await this.#press('0')
  }

  async lookClose(): Promise<void> {
    await this.#press('0')
    await this.#press('1')
  }

  async pointOf(note: number): Promise<Point> {
    const { left, top, zoom, x, y } = await this.#world()
    const { size, notes } = this.#bench
    const place = this.#place(note)
    const [atX, atY] = place?.in === 'open' ? place.at : [notes[note]?.x ?? 0, notes[note]?.y ?? 0]
    return [x + left + (atX + size.width / 2) * zoom, y + top + (atY + size.height / 2) * zoom]
  }

  /** As they have reached somebody else. */
  async places(): Promise<ReadonlyMap<string, string>> {
    const places = this.#onlooker.doc('arrangement').getMap('places').toJSON()
    return new Map(Object.entries(places).map(([key, place]) => [key, JSON.stringify(place)]))
  }

  async gather(changesPerSecond: number): Promise<void> {
    const wanted = Math.max(2, Math.ceil(changesPerSecond / CHANGES_PER_PERSON))
    while (this.#others.length < wanted) this.#others.push(await this.#come(this.#others.length))
  }

  change({ note, at, text }: RemoteChange): void {
    const writer = this.#others[this.#turn % this.#others.length]
    this.#turn += 1
    const id = this.#bench.notes[note]?.id
    if (!writer || id === undefined) return
    if (at)
      writer.change(
        'arrangement',
        put('places', placeId(goals, noteId(id)), { place: { in: 'open', at: [at[0], at[1]] } }),
      )
    else if (text !== undefined) writer.change('board', put('wordings', id, { text }))
  }

  refusedCount(): number {
    return this.#others.reduce(
      (sum, each) => sum + each.of('arrangement', 'refused').length + each.of('board', 'refused').length,
      0,
    )
  }

  leave(): void {
    for (const each of [this.#onlooker, ...this.#others]) each.close()
  }

  #place(note: number): Place | undefined {
    const key = keyOf(placeId(goals, noteId(this.#bench.notes[note]?.id ?? '')), 'place')
    return this.#onlooker.doc('arrangement').getMap<Place>('places').get(key)
  }

  async #press(key: string): Promise<void> {
    await this.#page.locator('[role=application]').first().focus()
    await this.#page.keyboard.press(key)
    // The camera glides there.
    let before: Sight | undefined
    for (let now = await this.camera(); !isDeepStrictEqual(now, before); now = await this.camera()) {
      before = now
      await pause(STILL_MS)
    }
  }

  /** Where the world begins in the window, how large it is shown, and where the part that shows it is. */
  async #world(): Promise<{ left: number; top: number; zoom: number; x: number; y: number }> {
    return await this.#page.evaluate(() => {
      const around = document.querySelector('[role=application]')
      const world = around?.querySelector<HTMLElement>('[class*="-world-"]')
      if (!around || !world) throw new Error('there is no canvas')
      const { x, y } = around.getBoundingClientRect()
      const { a, e, f } = new DOMMatrix(getComputedStyle(world).transform)
      return { left: e, top: f, zoom: a, x, y }
    })
  }
}

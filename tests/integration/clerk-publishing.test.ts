import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { StorageError } from '#server/storage/storage.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { eventually } from '#tests/support/eventually.ts'
import { TestServer } from '#tests/support/test-server.ts'
import type { WireClient } from '#tests/support/wire-client.ts'
import { Person, revealed, step, writingRows } from '#tests/support/workshop.ts'

let server: TestServer
let people: Person[] = []

async function start(change: Partial<StepRules> = {}, anonymity: 'anonymous' | 'named' = 'anonymous'): Promise<void> {
  server = await TestServer.start({ rows: writingRows(change), anonymity })
}
afterEach(async () => {
  for (const { client } of people) client.close()
  people = []
  await server.close()
})

async function enter(role: 'facilitator' | 'participant' | 'viewer' = 'participant', token?: string): Promise<Person> {
  const person = await Person.join(server, role, token)
  people.push(person)
  return person
}

describe('an open step', () => {
  test('[C1] [C2] publishes a note as soon as it is saved, and [C6] gives its receipt', async () => {
    await start()
    const [author, viewer] = [await enter(), await enter('viewer')]
    await author.saved(author.write('one', 'Yhteistyö toimii'))
    const receipt = await author.hasReceipt('one', 'published', 1)
    await eventually('the viewer reads it', () => viewer.texts.includes('Yhteistyö toimii'))
    expect(receipt).toMatchObject({ note: [...viewer.notes.keys()][0] })
  })

  test('[C4] gives a note an id that says nothing of its author and stays the same', async () => {
    await start()
    const [author, other] = [await enter(), await enter()]
    await author.saved(author.write('one', 'Sama sana'))
    await other.saved(other.write('one', 'Sama sana'))
    await eventually('both are published', () => author.notes.size === 2)
    const ids = [...author.notes.keys()]
    for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{16}$/)
    await author.saved(author.write('one', 'Parempi sana'))
    await author.hasReceipt('one', 'published', 2)
    expect([...author.notes.keys()].sort()).toEqual([...ids].sort())
  })

  test('[C8] follows its author’s edits, withdrawal and giving again', async () => {
    await start()
    const [author, reader] = [await enter(), await enter('viewer')]
    await author.saved(author.write('one', 'Ensin'))
    await eventually('it is published', () => reader.texts.join() === 'Ensin')
    const [id] = reader.notes.keys()
    author.write('one', 'Sitten')
    await eventually('the edit is seen', () => reader.texts.join() === 'Sitten')
    author.write('one', 'Sitten', { withdrawn: true })
    await author.hasReceipt('one', 'withdrawn', 3)
    await eventually('it is gone', () => reader.notes.size === 0)
    author.write('one', 'Sitten')
    await eventually('it is back', () => reader.texts.join() === 'Sitten')
    expect([...reader.notes.keys()]).toEqual([id])
  })

  test('[C9] stores and sends nothing that ties a note to a person on an anonymous board', async () => {
    await start()
    const [author, reader] = [await enter(), await enter('facilitator')]
    await author.saved(author.write('one', 'Nimetön'))
    await eventually('it is published', () => reader.texts.join() === 'Nimetön')
    expect(reader.client.doc('board').getMap('notes').toJSON()).toEqual({
      [`${[...reader.notes.keys()][0]}.note`]: { text: 'Nimetön', prompt: 'works', workshop: 'spring' },
    })
    const writers = new Set(structClients(reader.client))
    expect(writers.has(author.client.doc('mine').clientID)).toBe(false)
    for (const { client } of people) expect(writers.has(client.presenceId)).toBe(false)
  })

  test('a named board names the author, by the name of the session', async () => {
    await start({}, 'named')
    const author = await enter('participant', server.enter('participant', { name: 'Aino' }))
    await author.saved(author.write('one', 'Minun sanani'))
    await author.hasReceipt('one', 'published')
    expect(Object.values(author.client.doc('board').getMap('notes').toJSON())).toMatchObject([{ author: 'Aino' }])
  })
})

describe('a private step', () => {
  test('[C2] [A49] lets no byte of a note reach any other socket or export before the reveal', async () => {
    await start({ mode: 'private' })
    const author = await enter()
    const others = [await enter('facilitator'), await enter(), await enter('viewer')]
    await author.saved(author.write('one', 'Salaisuus kesken'))
    await author.hasReceipt('one', 'kept', 1)
    author.write('one', 'Salaisuus valmis')
    await author.hasReceipt('one', 'kept', 2)
    const late = await enter('facilitator')
    await eventually('the desk counts it', () => late.count('all', 'kept') === 1)
    for (const { client } of [...others, late]) expect(client.holds('Salaisuus')).toBe(false)
    expect(JSON.stringify([...(await server.live.read('plan')).view.rows('notes')])).not.toContain('Salaisuus')
  })

  test('[C3] reveals everything in one transaction, shuffled', async () => {
    await start({ mode: 'private' })
    const facilitator = await enter('facilitator')
    const authors = [await enter(), await enter(), await enter()]
    for (const [place, author] of authors.entries()) {
      for (let note = 0; note < 20; note += 1) author.write(`n${note}`, `sana ${place}-${note}`)
    }
    for (const author of authors) await author.hasReceipt('n19', 'kept')
    const reader = await enter('viewer')
    const batches = reader.client.of('board', 'batch').length
    facilitator.act(revealed('write'))
    for (const author of authors) await author.hasReceipt('n19', 'published')
    await eventually('all are published', () => reader.notes.size === 60)
    expect(reader.client.of('board', 'batch')).toHaveLength(batches + 1)
    const order = [...reader.notes.values()]
    expect(order).not.toEqual([...order].sort())
    expect(order.slice(0, 20).every(text => text.startsWith('sana 0'))).toBe(false)
  })

  test('[C3] reveals the notes of who has left too, and [C6] they find the receipt when they come back', async () => {
    await start({ mode: 'private' })
    const facilitator = await enter('facilitator')
    const author = await enter()
    await author.saved(author.write('one', 'Lähtijän sana'))
    await author.hasReceipt('one', 'kept')
    author.client.close()
    facilitator.act(revealed('write'))
    await eventually('it is published', () => facilitator.texts.includes('Lähtijän sana'))
    const back = await enter('participant', author.token)
    await back.hasReceipt('one', 'published')
  })

  test('[C7] publishes a note that arrives after the reveal', async () => {
    await start({ mode: 'private' })
    const [facilitator, author] = [await enter('facilitator'), await enter()]
    await facilitator.client.saved(
      'board',
      facilitator.act(revealed('write'), ...step('arrange', 'a1', { kind: 'arrange', prompts: [] })),
    )
    author.write('late', 'Myöhässä')
    await author.hasReceipt('late', 'published')
  })
})

describe('a moderated step', () => {
  test('[C2] [C8] waits for approval; an edit waits again while the old words stay', async () => {
    await start({ mode: 'moderated' })
    const [facilitator, author, other] = [await enter('facilitator'), await enter(), await enter()]
    author.write('one', 'Ehdotus')
    await author.hasReceipt('one', 'waiting', 1)
    await eventually('it waits on the desk', () => [...facilitator.waiting.values()].join() === 'Ehdotus')
    expect(other.client.holds('Ehdotus')).toBe(false)
    const [id = ''] = facilitator.waiting.keys()
    expect(await server.live.moderate('plan', id, 'Ehdotus', { kind: 'approve' })).toBe('done')
    await eventually('it is published', () => other.texts.join() === 'Ehdotus')
    author.write('one', 'Parempi')
    await author.hasReceipt('one', 'waiting', 2)
    expect(other.texts).toEqual(['Ehdotus'])
    expect(await server.live.moderate('plan', id, 'Parempi', { kind: 'return', reason: 'Liian lyhyt' })).toBe('done')
    expect(await author.hasReceipt('one', 'returned', 2)).toMatchObject({ reason: 'Liian lyhyt' })
    expect(await server.live.moderate('plan', id, 'Parempi', { kind: 'approve' })).toBe('not-waiting')
    expect(await server.live.moderate('plan', 'nobodys', '', { kind: 'approve' })).toBe('not-waiting')
  })

  test('[C2] approves only what the facilitator has read: words changed meanwhile wait', async () => {
    await start({ mode: 'moderated' })
    const [facilitator, author] = [await enter('facilitator'), await enter()]
    author.write('one', 'Hyvä ajatus')
    await eventually('it waits on the desk', () => [...facilitator.waiting.values()].join() === 'Hyvä ajatus')
    const [id = ''] = facilitator.waiting.keys()
    await author.saved(author.write('one', 'Pahoja sanoja'))
    expect(await server.live.moderate('plan', id, 'Hyvä ajatus', { kind: 'approve' })).toBe('not-waiting')
    await author.hasReceipt('one', 'waiting', 2)
    expect(facilitator.texts).toEqual([])
    expect(await server.live.moderate('plan', id, 'Pahoja sanoja', { kind: 'approve' })).toBe('done')
  })
})

test('[C10] counts say how many wrote and what is kept, per prompt; people are on the desk without a name', async () => {
  await start({ mode: 'private' })
  const [facilitator, one, other] = [await enter('facilitator'), await enter(), await enter()]
  one.write('a', 'yksi')
  one.write('b', 'kaksi', { prompt: 'develop' })
  other.write('a', 'kolme')
  await eventually('all are counted', () => facilitator.count('all', 'written') === 3)
  expect([facilitator.count('all', 'writers'), facilitator.count('all', 'kept')]).toEqual([2, 3])
  expect([facilitator.count('works', 'written'), facilitator.count('develop', 'written')]).toEqual([2, 1])
  const people = facilitator.client.doc('desk').getMap('people')
  const ofPeople = () => [...people.keys()].filter(key => key.endsWith('.role')).length
  expect(ofPeople()).toBe(3)
  expect([...people.keys()].some(key => key.endsWith('.name'))).toBe(false)
  other.client.close()
  await eventually('who left is off the desk', () => ofPeople() === 2)
})

test('[C5] the clerk run again over its own result, on a fresh load, changes nothing', async () => {
  await start()
  const author = await enter()
  for (let note = 0; note < 5; note += 1) author.write(`n${note}`, `sana ${note}`)
  await author.hasReceipt('n4', 'published')
  author.client.close()
  await server.live.close()
  const storage = server.storage
  const stored = async () => {
    // The desk says who is here, which is news each time.
    const keys = (await storage.log.documents('plan')).filter(key => key !== 'desk')
    return Promise.all(keys.map(async key => [key, await storage.log.load('plan', key)]))
  }
  const before = await stored()
  const again = await TestServer.start({ storage })
  const reader = await Person.join(again, 'facilitator')
  await eventually('the clerk has looked at everything', () => reader.count('all', 'written') === 5)
  expect(reader.notes.size).toBe(5)
  expect(again.figures.notesPublished).toBe(0)
  expect(await stored()).toEqual(before)
  reader.client.close()
  await again.close()
})

/** The Yjs client ids that wrote the structs of `notes`. */
function structClients(client: WireClient): number[] {
  const ids: number[] = []
  const notes = client.doc('board').getMap('notes') as Y.Map<unknown>
  for (const item of notes._map.values()) ids.push(item.id.client)
  expect(notes).toBeInstanceOf(Y.Map)
  return ids
}

describe('a storage that cannot be read when the board opens', () => {
  test('[C2] [C5] is asked again, and what was written meanwhile is published then', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'clerk-'))
    const real = openSqliteStorage({ file: join(folder, 'board.db') })
    let failures = 2
    const log = new Proxy(real.log, {
      get(target, name) {
        if (name !== 'documents') return Reflect.get(target, name).bind(target)
        return async (board: string) => {
          failures -= 1
          if (failures >= 0) throw new StorageError('unavailable', 'not now')
          return await target.documents(board)
        }
      },
    })
    server = await TestServer.start({ storage: { ...real, log, close: () => real.close() }, rows: writingRows({}) })
    const [author, viewer] = [await enter(), await enter('viewer')]
    await author.saved(author.write('one', 'Luettiin vasta kolmannella'))
    await eventually('the viewer reads it', () => viewer.texts.includes('Luettiin vasta kolmannella'))
    expect(failures).toBeLessThan(0)
    await rm(folder, { recursive: true })
  })
})

import { afterEach, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { Person, revealed, writingRows } from '#tests/support/workshop.ts'

const AUTHORS = 300
const NOTES_EACH = 6

let server: TestServer
let people: Person[] = []

afterEach(async () => {
  for (const { client } of people) client.close()
  people = []
  await server.close()
})

async function join(role: 'facilitator' | 'participant', token?: string): Promise<Person> {
  const person = await Person.join(server, role, token)
  people.push(person)
  return person
}

test('[S7] [C3] the notes of three hundred people are revealed at once, whether their documents are open or not', {
  timeout: 120_000,
}, async () => {
  server = await TestServer.start({ rows: writingRows({ mode: 'private' }), limits: { idleMs: 200, wheelMs: 50 } })
  const facilitator = await join('facilitator')
  const tokens: string[] = []
  for (let group = 0; group < AUTHORS; group += 50) {
    const authors = await Promise.all(Array.from({ length: 50 }, () => join('participant')))
    for (const author of authors) {
      tokens.push(author.token)
      for (let note = 0; note < NOTES_EACH; note += 1)
        author.write(`n${note}`, `Ajatus ${note} on ${'sana '.repeat(15)}`)
    }
    for (const author of authors) await author.hasReceipt(`n${NOTES_EACH - 1}`, 'kept')
    for (const author of authors) author.client.close()
  }
  await eventually('documents are let go', () => server.live.figures.rooms < 50, 30_000)
  const stays = await join('participant', tokens[7])
  const begunAtMs = performance.now()
  facilitator.act(revealed('write'))
  await eventually('everything is published', () => facilitator.notes.size === AUTHORS * NOTES_EACH)
  expect(performance.now() - begunAtMs).toBeLessThan(2000)
  await stays.hasReceipt('n0', 'published')
  // Receipts of who has left follow as their documents are opened.
  for (const token of tokens.slice(100, 103)) await (await join('participant', token)).hasReceipt('n5', 'published')
})

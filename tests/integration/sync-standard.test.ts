import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { eventually } from '#tests/support/eventually.ts'
import { TestServer } from '#tests/support/test-server.ts'

let server: TestServer
let providers: WebsocketProvider[] = []

beforeEach(async () => {
  server = await TestServer.start()
})
afterEach(async () => {
  for (const provider of providers) provider.destroy()
  providers = []
  await server.close()
})

function join(token: string, document: 'board' | 'arrangement' | 'mine' | 'desk', doc?: Y.Doc): WebsocketProvider {
  const provider = server.join(token, document, doc)
  providers.push(provider)
  return provider
}

test('[D1] the stock provider joins, reads and writes', async () => {
  const one = join(server.enter('facilitator'), 'board')
  const other = join(server.enter('participant'), 'board')
  await eventually('both have synced', () => one.synced && other.synced)
  expect(other.doc.getMap('priorities').get('schools.title')).toEqual({ fi: 'Koulut' })
  one.doc.getMap('priorities').set('schools.title', { fi: 'Koulut ja päiväkodit' })
  await eventually('the other sees the change', () => {
    return (other.doc.getMap('priorities').get('schools.title') as { fi: string }).fi === 'Koulut ja päiväkodit'
  })
})

test('[D1] [P1] the stock provider sees presence, and is seen, with no change', async () => {
  const one = join(server.enter('facilitator'), 'board')
  const other = join(server.enter('participant'), 'board')
  await eventually('both have synced', () => one.synced && other.synced)
  one.awareness.setLocalStateField('cursor', [12, 34])
  const seen = () => [...other.awareness.getStates().values()].filter(state => state['role'] === 'facilitator')
  await eventually('the cursor is seen', () => JSON.stringify(seen()).includes('[12,34]'))
  expect(seen()).toHaveLength(1)
  one.destroy()
  await eventually('who left is gone', () => seen().length === 0)
})

test('[D1] a stock client that was away brings what it wrote meanwhile, and finds what others wrote', async () => {
  const one = join(server.enter('facilitator'), 'board')
  const other = join(server.enter('facilitator'), 'board')
  await eventually('both have synced', () => one.synced && other.synced)
  other.disconnect()
  other.doc.getMap('priorities').set('health.title', { fi: 'Terveys kaikille' })
  one.doc.getMap('priorities').set('schools.title', { fi: 'Opistot' })
  other.connect()
  const title = (provider: WebsocketProvider, id: string) =>
    (provider.doc.getMap('priorities').get(`${id}.title`) as { fi: string }).fi
  await eventually('both have both', () =>
    [one, other].every(each => title(each, 'health') === 'Terveys kaikille' && title(each, 'schools') === 'Opistot'),
  )
})

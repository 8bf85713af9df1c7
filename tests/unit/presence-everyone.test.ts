import { expect, test } from 'vitest'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import { Presence } from '#server/rooms/presence.ts'
import { ROOM_LIMITS } from '#server/rooms/room-limits.ts'
import { LiveSession } from '#server/rooms/session.ts'
import { decodeServerMessage } from '#shared/protocol/messages.ts'
import { decodeAwareness, encodeAwareness } from '#shared/protocol/presence.ts'

const PEOPLE = 12

function identity(number: number): SessionIdentity {
  return {
    session: `s${number}`,
    board: 'b',
    role: 'participant',
    participant: `p${number}`,
    name: `Person ${number}`,
    link: 'l',
  }
}

/** What who applies these messages one after another knows; the newest clock of an entry counts. */
function heard(messages: readonly Uint8Array[]): Map<number, unknown> {
  const known = new Map<number, { readonly clock: number; readonly state: unknown }>()
  for (const bytes of messages) {
    const decoded = decodeServerMessage(bytes)
    if (!decoded.ok || decoded.message.kind !== 'awareness') throw new Error('not an awareness message')
    for (const { client, clock, state } of decodeAwareness(decoded.message.update) ?? []) {
      if (clock > (known.get(client)?.clock ?? -1)) known.set(client, { clock, state })
    }
  }
  return new Map([...known].filter(([, { state }]) => state !== null).map(([id, { state }]) => [id, state]))
}

test('[P1] [P3] who joins late hears of everyone as they are, also between two makings of the whole message', () => {
  let taken = 0
  const random = (bytes: number) => {
    taken += 1
    return new Uint8Array(bytes).fill(taken)
  }
  const presence = new Presence(random, ROOM_LIMITS.presenceMaxBytes, () => false)
  const sessions = Array.from({ length: PEOPLE }, (_, i) => new LiveSession(identity(i), ROOM_LIMITS, 0))
  const ids = sessions.map(session => presence.enter(session, 0))
  const whole = presence.everyone()
  expect(whole).toHaveLength(1)
  expect(presence.everyone()[0]).toBe(whole[0])

  const [first, second] = sessions
  if (!first || !second) throw new Error('nobody is there')
  const cursor = encodeAwareness([{ client: 7, clock: 1, state: { cursor: [3, 4] } }])
  expect(presence.receive({ session: first, awarenessId: undefined }, cursor, 1)).toBe('changed')
  presence.leave(second, 1)
  const told = presence.everyone()
  expect(told[0]).toBe(whole[0])
  const known = heard(told)
  expect(known.size).toBe(PEOPLE - 1)
  expect(known.get(ids[0] ?? -1)).toEqual({ cursor: [3, 4], role: 'participant', name: 'Person 0' })
  expect(known.has(ids[1] ?? -1)).toBe(false)

  for (const session of sessions.slice(2, 8)) presence.leave(session, 2)
  const anew = presence.everyone()
  expect(anew[0]).not.toBe(whole[0])
  expect([...heard(anew).keys()].toSorted()).toEqual([ids[0], ...ids.slice(8)].toSorted())
})

import { expect, test } from 'vitest'
import { TickWrites } from '#server/rooms/tick-writes.ts'
import type { WireSocket } from '#server/socket/wire-socket.ts'

/** As much of a socket as a tick uses. */
function wire(): { readonly socket: WireSocket; readonly written: Uint8Array[] } {
  const written: Uint8Array[] = []
  const socket: Pick<WireSocket, 'write'> = { write: frames => void written.push(frames) }
  return { socket: socket as WireSocket, written }
}

test('[M11] what several rooms say in one tick is one write per socket, the same bytes for all of a kind', () => {
  const [one, other, readsOneRoom] = [wire(), wire(), wire()]
  const cursors = Buffer.from('cursors')
  const moves = Buffer.from('moves')
  const writes = new TickWrites(true)
  for (const { socket } of [one, other, readsOneRoom]) writes.add(socket, cursors)
  for (const { socket } of [one, other]) writes.add(socket, moves)
  expect(one.written).toEqual([])
  writes.flush()
  expect(one.written).toEqual([Buffer.from('cursorsmoves')])
  expect(other.written[0]).toBe(one.written[0])
  expect(readsOneRoom.written).toEqual([cursors])
})

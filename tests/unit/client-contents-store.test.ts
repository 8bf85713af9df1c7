import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ContentsStore } from '#client/app/contents-store.ts'
import { put } from '#shared/domain/plan.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { goals, note, smallBoard } from '#tests/support/small-board.ts'

let session: FakeSession
beforeEach(() => {
  session = new FakeSession(smallBoard(), { role: 'facilitator' })
  vi.stubGlobal('document', { hidden: false })
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => {
    act()
    return 1
  })
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const publish = (id: string) => session.view.apply([put('notes', id, { note: note({ wish: undefined }) })])
const contents = () => new ContentsStore(session.view).of(goals)

it('reads anew what came after a view had read once and gone before it was shown', () => {
  const live = contents()
  expect(live.get().open).toHaveLength(0)
  publish('n1')
  expect(live.get().open).toHaveLength(1)
})

it('wakes at once for what came between reading and being woken', () => {
  const live = contents()
  live.get()
  publish('n1')
  const wake = vi.fn()
  live.subscribe(wake)
  expect(wake).toHaveBeenCalledOnce()
  expect(live.get().open).toHaveLength(1)
})

it('answers the same object while nothing changed', () => {
  const live = contents()
  const before = live.get()
  live.subscribe(() => undefined)
  expect(live.get()).toBe(before)
})

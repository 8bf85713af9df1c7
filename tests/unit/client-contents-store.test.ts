import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ContentsStore } from '#client/app/contents-store.ts'
import { Value } from '#client/session/value.ts'
import type { ClusterId } from '#shared/domain/ids.ts'
import { put } from '#shared/domain/plan.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { clusterId, goals, note, schools, smallBoard, spring, works } from '#tests/support/small-board.ts'

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

it('lays a folded cluster out without cards and with the key notes it says, and own notes beside', () => {
  const place = { framework: goals, priority: schools, prompt: works, order: 'a0' }
  session.view.apply([
    put('notes', 'n1', { note: note() }),
    put('clusters', 'c1', { title: { fi: 'Kasa' }, place }),
    put('places', `${goals}:n1`, { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } }),
  ])
  const folded = new Value<ReadonlySet<ClusterId>>(new Set())
  const store = new ContentsStore(session.view, folded)
  const live = store.of(goals)
  const wake = vi.fn()
  live.subscribe(wake)
  const before = live.laid()
  expect(before.layout.cards).toHaveLength(1)
  session.view.apply([put('marks', 'n1', { key: true })])
  expect(live.laid()).toBe(before)
  folded.set(new Set([clusterId('c1')]))
  expect(live.laid().layout.cards).toHaveLength(0)
  expect(live.laid().layout.areas[0]?.lists[0]?.clusters[0]?.folded).toEqual(['n1'])
  const contentsBefore = live.get()
  wake.mockClear()
  session.view.apply([put('ownNotes', 'o1', { note: { text: 'x', prompt: works, workshop: spring, revision: 1 } })])
  store.flush()
  expect(wake).toHaveBeenCalled()
  expect(live.laid().layout.pending).toHaveLength(1)
  expect(live.get()).toBe(contentsBefore)
})

it('rests after the placing of a large board, and shows what one does oneself at once', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const frames: (() => void)[] = []
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => frames.push(act))
  const draw = () => {
    for (const act of frames.splice(0)) act()
  }
  let nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  const store = new ContentsStore(session.view)
  const live = store.of(goals)
  const wake = vi.fn()
  live.subscribe(wake)
  // Each placing takes 4 ms, as with some thousands of notes.
  const { rows } = session.view
  vi.spyOn(session.view, 'rows').mockImplementation(table => {
    if (table === 'hidden') nowMs += 2
    return rows.call(session.view, table) as never
  })
  for (const id of ['n1', 'n2']) {
    nowMs += 1000
    publish(id)
    draw()
  }
  expect(wake).toHaveBeenCalledTimes(2)
  publish('n3')
  publish('n4')
  vi.advanceTimersByTime(79)
  expect(wake).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(1)
  expect(wake).toHaveBeenCalledTimes(3)
  expect(live.get().open).toHaveLength(4)
  publish('n5')
  store.flush()
  expect(wake).toHaveBeenCalledTimes(4)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

import { act, cleanup, fireEvent, screen as page, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commandRegistry } from '#client/features/commands/command-registry.ts'
import { addTo, emptyRecord, sumUp } from '#client/features/hearing/change-record.ts'
import type { Clock } from '#client/features/hearing/clock.ts'
import { HearingDialog } from '#client/features/hearing/HearingDialog.tsx'
import { useOthersNews } from '#client/features/hearing/use-others-news.ts'
import { Announcer, announcer, type HearingLevels, USUAL_LEVELS } from '#client/ui/announcer.ts'
import { hideNotes } from '#shared/domain/commands/wording.ts'
import { put, remove } from '#shared/domain/plan.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { LIVE } from '#tests/support/fake-session.ts'
import { deviceOf, MemoryTexts, say, show } from '#tests/support/on-screen.tsx'
import {
  clusterId,
  develop,
  facilitator,
  goals,
  health,
  note,
  noteId,
  schools,
  smallBoard,
  works,
} from '#tests/support/small-board.ts'

/** Time that passes when the test says so. */
class HandClock implements Clock {
  #now = 1_000_000
  readonly #waiting = new Set<{ readonly at: number; readonly act: () => void }>()

  now(): number {
    return this.#now
  }

  after(delayMs: number, doIt: () => void): () => void {
    const entry = { at: this.#now + delayMs, act: doIt }
    this.#waiting.add(entry)
    return () => this.#waiting.delete(entry)
  }

  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      this.#waiting.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.act()
    }
    this.#now = end
  }

  get isIdle(): boolean {
    return this.#waiting.size === 0
  }
}

let clock = new HandClock()
beforeEach(() => {
  clock = new HandClock()
  announcer.polite.set({ text: '', count: 0 })
})
afterEach(() => {
  cleanup()
  announcer.levels.set(USUAL_LEVELS)
})

function News() {
  useOthersNews(true, clock)
  return <textarea aria-label="words" />
}

const board = () =>
  smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Open doors' }) })
    .with('notes', 'n2', { note: note({ text: 'Short **queues**' }) })
    .with('notes', 'n3', { note: note({ text: 'More rooms', prompt: develop }) })

function open(levels: Partial<HearingLevels> = {}) {
  const session = showBoard(board(), 'facilitator', <News />)
  act(() => announcer.levels.set({ ...USUAL_LEVELS, ...levels }))
  return session
}

const placed = (id: string, priority = health) =>
  put('places', `${goals}:${id}`, { place: { in: 'priority', priority, order: 'a0' } })
const pass = (ms: number) => act(() => clock.pass(ms))

describe('what others do, summed up', () => {
  test('is told once a few things have come together', () => {
    const session = open()
    session.arrives(put('notes', 'n4', { note: note() }), put('notes', 'n5', { note: note() }), placed('n1'))
    expect(lastSaid()).toBe('')
    pass(4000)
    const sum = `${say('hearing.sum.written', { count: 2 })}, ${say('hearing.sum.moved', { count: 1 })}`
    expect(lastSaid()).toBe(say('hearing.others', { sum }))
  })

  test('is told at most every half minute, however much comes', () => {
    const session = open()
    session.arrives(placed('n1'))
    pass(4000)
    const first = announcer.polite.get().count
    for (let i = 0; i < 250; i += 1) {
      session.arrives(put('notes', `new${i}`, { note: note() }))
      pass(100)
    }
    expect(announcer.polite.get().count).toBe(first)
    pass(5000)
    expect(announcer.polite.get().count).toBe(first + 1)
    expect(lastSaid()).toBe(say('hearing.othersHalfMinute', { sum: say('hearing.sum.written', { count: 250 }) }))
  })

  test('waits while this person types, and is told when they stop', () => {
    const session = open()
    session.arrives(placed('n1'))
    for (let i = 0; i < 20; i += 1) {
      fireEvent.input(page.getByLabelText('words'), { target: { value: `typing ${i}` } })
      pass(1000)
    }
    expect(lastSaid()).toBe('')
    pass(3000)
    expect(lastSaid()).toContain(say('hearing.sum.moved', { count: 1 }))
  })

  test('leaves out what this person does', () => {
    const session = open()
    act(() => void session.act(hideNotes(session.view, facilitator, { notes: [noteId('n1')] })))
    session.arrives(put('receipts', 'own1', { receipt: { state: 'published', revision: 1, note: noteId('mine') } }))
    session.arrives(put('notes', 'mine', { note: note() }))
    pass(60_000)
    expect(lastSaid()).toBe('')
  })

  test('knows what came back, went and was worded anew', () => {
    const session = open()
    session.arrives(
      put('hidden', 'n1', { since: true }),
      put('wordings', 'n2', { text: 'Shorter queues' }),
      put('clusters', 'c1', {
        title: { en: 'Doors' },
        place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
      }),
    )
    pass(4000)
    const sum = [
      say('hearing.sum.worded', { count: 1 }),
      say('hearing.sum.gone', { count: 1 }),
      say('hearing.sum.clustersMade', { count: 1 }),
    ].join(', ')
    expect(lastSaid()).toBe(say('hearing.others', { sum }))
    session.arrives(remove('hidden', 'n1'), remove('clusters', 'c1'))
    pass(31_000)
    expect(lastSaid()).toContain(
      `${say('hearing.sum.written', { count: 1 })}, ${say('hearing.sum.clustersGone', { count: 1 })}`,
    )
  })
})

describe('what others do, thing by thing', () => {
  test('is told with its words and its place', () => {
    const session = open({ others: 'all' })
    session.arrives(placed('n2'))
    pass(1500)
    expect(lastSaid()).toBe(say('hearing.one.moved', { text: 'Short queues', place: 'Terveys' }))
  })

  test('is summed up once there are many', () => {
    const session = open({ others: 'all' })
    session.arrives(placed('n1'), placed('n2'), placed('n3'), put('notes', 'n4', { note: note() }))
    pass(1500)
    expect(lastSaid()).toBe(`${say('hearing.sum.written', { count: 1 })}, ${say('hearing.sum.moved', { count: 3 })}`)
  })
})

describe('what others do, not wanted', () => {
  test('is not told and costs no timer, and can still be asked for', () => {
    const session = open({ others: 'off' })
    session.arrives(placed('n1'), placed('n2'))
    pass(60_000)
    expect(lastSaid()).toBe('')
    expect(clock.isIdle).toBe(true)
    const ask = () =>
      act(() =>
        commandRegistry
          .all()
          .find(({ id }) => id === 'hearing.changes')
          ?.act(),
      )
    ask()
    expect(lastSaid()).toBe(say('hearing.since', { sum: say('hearing.sum.moved', { count: 2 }) }))
    ask()
    expect(lastSaid()).toBe(say('hearing.nothingNew'))
  })

  test('is still in the sum that is asked for after it has been told', () => {
    const session = open()
    session.arrives(placed('n1'))
    pass(4000)
    session.arrives(placed('n2'))
    act(() =>
      commandRegistry
        .all()
        .find(({ id }) => id === 'hearing.changes')
        ?.act(),
    )
    expect(lastSaid()).toBe(say('hearing.since', { sum: say('hearing.sum.moved', { count: 2 }) }))
  })
})

describe('who comes and goes', () => {
  const peer = (id: number, name?: string) => ({ id, role: 'participant' as const, name })

  test('is told by name where names are shown', () => {
    const session = open({ people: 'all' })
    act(() => session.peers.set([peer(1, 'Aino')]))
    pass(1500)
    expect(lastSaid()).toBe(say('hearing.one.came', { name: 'Aino' }))
  })

  test('is told by number, and not at all when somebody was only away for a moment', () => {
    const session = open()
    act(() => session.peers.set([peer(1), peer(2)]))
    pass(4000)
    expect(lastSaid()).toBe(say('hearing.sum.came', { count: 2 }))
    const { count } = announcer.polite.get()
    act(() => session.peers.set([peer(2)]))
    pass(1000)
    act(() => session.peers.set([peer(1), peer(2)]))
    pass(60_000)
    expect(announcer.polite.get().count).toBe(count)
  })

  test('says nothing of everybody when the connection goes and comes', () => {
    const session = open({ people: 'all' })
    act(() => session.peers.set([peer(1, 'Aino')]))
    pass(2000)
    const { count } = announcer.polite.get()
    act(() => {
      session.connection.set({ ...LIVE, state: 'reconnecting' })
      session.peers.set([])
    })
    act(() => {
      session.peers.set([peer(7, 'Aino')])
      session.connection.set(LIVE)
    })
    pass(60_000)
    expect(announcer.polite.get().count).toBe(count)
  })
})

describe('a record of changes', () => {
  test('forgets what came and went in between, and counts a note once', () => {
    const record = emptyRecord()
    addTo(record, { ...emptyRecord(), written: new Set(['a', 'b']), moved: new Set(['c']) })
    addTo(record, { ...emptyRecord(), gone: new Set(['a', 'c']), moved: new Set(['b', 'd']) })
    expect(sumUp(say, record)).toBe(
      [
        say('hearing.sum.written', { count: 1 }),
        say('hearing.sum.moved', { count: 1 }),
        say('hearing.sum.gone', { count: 1 }),
      ].join(', '),
    )
  })
})

describe('how much is announced', () => {
  test('is chosen for each kind and kept on this device', () => {
    const texts = new MemoryTexts()
    const view = show(<HearingDialog onClose={() => undefined} />, deviceOf(undefined, texts))
    const others = within(page.getByRole('group', { name: say('hearing.kind.others') }))
    expect(others.getByRole('radio', { name: say('hearing.level.sum') })).toHaveProperty('checked', true)
    fireEvent.click(others.getByRole('radio', { name: say('hearing.level.off') }))
    expect(announcer.levels.get().others).toBe('off')
    expect(texts.getItem('timantti.hearing')).toContain('"others":"off"')
    expect(others.getByText(say('hearing.hint.others.off'))).toBeDefined()
    view.unmount()
  })

  test('trouble is always said; own acts are not when they are off', () => {
    const own = new Announcer()
    own.levels.set({ own: 'off', others: 'off', people: 'off', workshop: 'off' })
    own.say('Moved.')
    own.say('Step two.', 'polite', 'workshop')
    expect(own.polite.get().text).toBe('')
    own.say('Your role does not allow this.', 'assertive')
    expect(own.assertive.get().text).toBe('Your role does not allow this.')
  })

  test('of own acts in a row the last is said when they are summed up', () => {
    const own = new Announcer((delayMs, doIt) => clock.after(delayMs, doIt))
    own.levels.set({ ...USUAL_LEVELS, own: 'sum' })
    for (const place of [1, 2, 3]) own.say(say('carry.moved', { place }))
    expect(own.polite.get().count).toBe(0)
    clock.pass(2000)
    expect(own.polite.get()).toEqual({ text: say('carry.moved', { place: 3 }), count: 1 })
  })

  test('a cluster made by others is no news to who has gone', () => {
    const session = open()
    cleanup()
    session.arrives(
      put('clusters', clusterId('c9'), {
        title: { en: 'Late' },
        place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
      }),
    )
    pass(60_000)
    expect(clock.isIdle).toBe(true)
  })
})

import { describe, expect, test, vi } from 'vitest'
import { BACK_OFF_MAX_MS, SILENCE_MAX_MS } from '#client/session/link.ts'
import type { Change, Put } from '#shared/domain/plan.ts'
import { clusterPut, placePut } from '#tests/support/doc-changes.ts'
import { contentOf, seeded, World } from '#tests/support/doc-world.ts'
import type { Direction, Weather } from '#tests/support/in-memory-wire.ts'
import { develop, rules, spring } from '#tests/support/small-board.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'

const SECOND_MS = 1000

/** A board whose running step lets everyone write notes and arrange. */
function openRows(arrange: 'everyone' | 'facilitators' = 'everyone'): Put[] {
  return [...smallBoardRows(), ...stepPuts(arrange)]
}

function stepPuts(arrange: 'everyone' | 'facilitators'): Put[] {
  return [
    {
      kind: 'put',
      table: 'steps',
      id: 'now',
      fields: { title: { fi: 'Nyt' }, order: 'a0', rules: rules({ arrange }) },
    },
    { kind: 'put', table: 'run', id: 'board', fields: { step: 'now' as never } },
    { kind: 'put', table: 'progress', id: 'now', fields: { began: true } },
  ]
}

function ownNote(id: string, text: string, revision = 1): Change {
  return { kind: 'put', table: 'ownNotes', id, fields: { note: { text, prompt: develop, workshop: spring, revision } } }
}

async function pair(arrange: 'everyone' | 'facilitators' = 'everyone') {
  const world = await World.start(seeded(7), openRows(arrange))
  const facilitator = await world.enter('facilitator')
  const participant = await world.enter('participant')
  await world.clock.until('both are live', () => facilitator.isSettled && participant.isSettled)
  return { world, facilitator, participant, clock: world.clock }
}

/** Loses the n-th frame of one direction, once. */
function losing(direction: Direction, nth: number): Weather & { readonly isDone: boolean } {
  let count = 0
  return {
    get isDone() {
      return count > nth
    },
    fate(way) {
      const isLost = way === direction && count++ === nth
      return { copies: isLost ? 0 : 1, delayMs: 5 }
    },
  }
}

describe('saving', () => {
  test('[QUALITY P1] [M4] an edit counts as unsaved until the server has it on its disk, and not a moment longer', async () => {
    const { world, clock, participant } = await pair()
    const said: [boolean, number][] = []
    participant.session.connection.subscribe(() => {
      const { saved, unsaved } = participant.session.connection.get()
      said.push([saved, unsaved])
    })
    participant.act(ownNote('o1', 'words'))
    participant.act(ownNote('o2', 'more'))
    expect(participant.session.connection.get()).toMatchObject({ saved: false, unsaved: 2 })
    await clock.until('saved', () => participant.isSettled, SECOND_MS)
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(2)
    expect(said).toEqual([
      [false, 1],
      [false, 2],
      [true, 0],
    ])
  })

  test('[R23] [O4] while the disk fails nothing is called saved; the screen is told, and all is saved when it works again', async () => {
    const { world, clock, participant } = await pair()
    world.breakDisk(true)
    participant.act(ownNote('o1', 'words'))
    await clock.until('told', () => participant.session.connection.get().savingStopped, 3 * SECOND_MS)
    await clock.advance(30 * SECOND_MS)
    expect(participant.session.connection.get()).toMatchObject({ saved: false, unsaved: 1 })
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(0)
    world.breakDisk(false)
    await clock.until('saved', () => participant.isSettled, 10 * SECOND_MS)
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(1)
    expect(participant.heard).toEqual(['saving-stopped', 'saving-again'])
  })

  test('[R23] an acknowledgement that is lost is asked for, never assumed', async () => {
    const { world, clock, participant } = await pair()
    world.weather = { fate: way => ({ copies: way === 'down' ? 0 : 1, delayMs: 5 }) }
    participant.act(ownNote('o1', 'words'))
    await clock.advance(500)
    expect(participant.unsaved).toBe(1)
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(1)
    world.weather = { fate: () => ({ copies: 1, delayMs: 5 }) }
    await clock.until('saved', () => participant.isSettled, 2 * SECOND_MS)
  })

  test('edits made in quick succession travel together, at most 20 frames a second', async () => {
    const { world, clock, participant, facilitator } = await pair()
    let frames = 0
    world.weather = {
      fate: (way, frame) => {
        if (way === 'up' && frame[0] === 2 && frame[1] === 101) frames += 1
        return { copies: 1, delayMs: 5 }
      },
    }
    for (let x = 0; x < 200; x += 1) {
      participant.act(placePut('n1', [x, 0]))
      await clock.advance(10)
    }
    await clock.until('saved', () => participant.isSettled)
    expect(frames).toBeGreaterThan(20)
    expect(frames).toBeLessThanOrEqual(42)
    expect(facilitator.session.view.row('places', 'f1:n1')).toEqual({ place: { in: 'open', at: [199, 0] } })
  })
})

describe('a frame that is lost', () => {
  /** Both write, while one frame is lost; everybody watches that nothing that was there ever goes. */
  async function survive(direction: Direction, nth: number): Promise<boolean> {
    const { world, clock, facilitator, participant } = await pair()
    for (const each of [facilitator, participant]) each.act(clusterPut(`before-${each.name}`, { fi: 'a' }))
    await clock.until('settled', () => facilitator.isSettled && participant.isSettled)
    const lost = losing(direction, nth)
    world.weather = lost
    const vanished: string[] = []
    for (const each of [facilitator, participant]) {
      let seen = new Set(each.session.view.rows('clusters').keys())
      each.session.view.onTable('clusters', () => {
        const now = each.session.view.rows('clusters')
        for (const id of seen) if (!now.has(id)) vanished.push(id)
        seen = new Set(now.keys())
      })
    }
    for (let i = 0; i < 4; i += 1) {
      facilitator.act(clusterPut(`f${i}`, { fi: 'f' }))
      participant.act(clusterPut(`p${i}`, { fi: 'p' }))
      await clock.advance(60)
    }
    const isEqual = () =>
      facilitator.isSettled &&
      participant.isSettled &&
      facilitator.session.view.rows('clusters').size === 10 &&
      participant.session.view.rows('clusters').size === 10
    // M7: a batch that was the last one is missed after a second of quiet; then a round trip, or a new connection.
    await clock.until(`repaired after losing ${direction} frame ${nth}`, isEqual, 2.5 * SECOND_MS)
    expect(vanished).toEqual([])
    expect(contentOf(await world.stored('arrangement'))['clusters']).toMatchObject({ 'p3.title': { fi: 'p' } })
    return lost.isDone
  }

  test('[R06] [M6] [M7] any one frame from the server: noticed and made good, and nothing else ever disappears', async () => {
    let nth = 0
    while (await survive('down', nth)) nth += 1
    expect(nth).toBeGreaterThan(12)
  })

  test('[R06] [M3] any one frame to the server: noticed and made good, and nothing else ever disappears', async () => {
    let nth = 0
    while (await survive('up', nth)) nth += 1
    expect(nth).toBeGreaterThan(6)
  })

  test('a frame that comes twice does no harm', async () => {
    const { world, clock, facilitator, participant } = await pair()
    world.weather = { fate: () => ({ copies: 2, delayMs: 5 }) }
    for (let i = 0; i < 5; i += 1) participant.act(clusterPut(`p${i}`, { fi: 'p' }))
    await clock.advance(2 * SECOND_MS)
    world.weather = { fate: () => ({ copies: 1, delayMs: 5 }) }
    await clock.until('settled', () => facilitator.isSettled && participant.isSettled)
    expect(facilitator.session.view.rows('clusters').size).toBe(5)
  })
})

describe('refused edits', () => {
  test('[M5] what the step forbids is taken back under the same view, said once, and later edits go through', async () => {
    const { world, clock, facilitator, participant } = await pair()
    const { view } = participant.session
    participant.act(clusterPut('allowed', { fi: 'a' }))
    await clock.until('settled', () => participant.isSettled)
    const kept = view.row('clusters', 'allowed')
    facilitator.act(...stepPuts('facilitators'))
    await clock.until('settled', () => facilitator.isSettled)
    const [gone, stays] = [vi.fn(), vi.fn()]
    view.onRow('clusters', 'forbidden', gone)
    view.onRow('clusters', 'allowed', stays)
    participant.act(clusterPut('forbidden', { fi: 'Named by me' }))
    participant.act(placePut('n1', [1, 1]))
    await clock.until('taken back', () => participant.isSettled && !view.row('clusters', 'forbidden'), 2 * SECOND_MS)
    expect(gone).toHaveBeenCalledTimes(2)
    expect(stays).not.toHaveBeenCalled()
    expect(view.row('clusters', 'allowed')).toBe(kept)
    expect(participant.heard).toEqual(['step-forbids'])
    expect(participant.session.unsentCards.get().map(({ text, why }) => [text, why])).toEqual([
      ['Named by me', 'step-forbids'],
    ])
    facilitator.act(...stepPuts('everyone'))
    await clock.until('settled', () => facilitator.isSettled)
    participant.act(clusterPut('again', { fi: 'b' }))
    await clock.until('seen', () => facilitator.session.view.row('clusters', 'again') !== undefined)
    expect(contentOf(await world.stored('arrangement'))['clusters']).not.toHaveProperty('forbidden.title')
  })

  test('[QUALITY P6] [M5] of many notes written offline one is refused: it becomes an unsent card, all others arrive', async () => {
    const { world, clock, participant } = await pair()
    participant.setOnline(false)
    for (let i = 0; i < 5; i += 1) participant.act(ownNote(`o${i}`, `note ${i}`))
    participant.act(ownNote('long', 'x'.repeat(1500)))
    participant.act(ownNote('last', 'the last one'))
    participant.setOnline(true)
    await clock.until('settled', () => participant.isSettled, 10 * SECOND_MS)
    const stored = (await world.stored('mine:person1')).getMap('ownNotes')
    expect([...stored.keys()].sort()).toEqual(['last.note', 'o0.note', 'o1.note', 'o2.note', 'o3.note', 'o4.note'])
    expect(participant.session.unsentCards.get()).toEqual([
      { id: 'ownNotes/long', text: 'x'.repeat(1500), why: 'bad-value' },
    ])
    expect([...participant.session.view.rows('ownNotes').keys()].sort()).toEqual(['last', 'o0', 'o1', 'o2', 'o3', 'o4'])
    await participant.close()
    await participant.open()
    expect(participant.session.unsentCards.get()).toHaveLength(1)
    participant.session.dropUnsentCard('ownNotes/long')
    expect(participant.session.unsentCards.get()).toEqual([])
  })

  test('undo still works on what was there before a refusal', async () => {
    const { clock, facilitator, participant } = await pair()
    participant.act(placePut('n1', [1, 1]))
    participant.act(placePut('n1', [2, 2]))
    await clock.until('settled', () => participant.isSettled)
    facilitator.act(...stepPuts('facilitators'))
    await clock.until('settled', () => facilitator.isSettled)
    participant.act(placePut('n2', [5, 5]))
    await clock.until('taken back', () => participant.isSettled && !participant.session.view.row('places', 'f1:n2'))
    facilitator.act(...stepPuts('everyone'))
    await clock.until('settled', () => facilitator.isSettled)
    expect(participant.session.undo()).toBe(true)
    expect(participant.session.view.row('places', 'f1:n1')).toEqual({ place: { in: 'open', at: [1, 1] } })
    await clock.until('seen', () => facilitator.session.view.row('places', 'f1:n1')?.place.in === 'open')
    expect(participant.session.history.get()).toEqual({ canUndo: true, canRedo: true })
  })
})

describe('offline', () => {
  test('[QUALITY P3] [R08] edits made offline outlive a reload, count as unsaved all the while, and arrive once', async () => {
    const { world, clock, facilitator, participant } = await pair()
    participant.setOnline(false)
    expect(participant.session.connection.get().state).toBe('offline')
    for (let i = 0; i < 20; i += 1) participant.act(ownNote(`o${i}`, `note ${i}`))
    participant.act(clusterPut('c1', { fi: 'Offline' }))
    participant.act({ kind: 'remove', table: 'ownNotes', id: 'o0' })
    await clock.advance(100)
    await participant.close()
    await participant.open()
    expect(participant.session.connection.get()).toMatchObject({
      state: 'offline',
      saved: false,
      unsaved: 22,
      ready: false,
    })
    expect(participant.session.view.rows('ownNotes').size).toBe(19)
    participant.act(ownNote('later', 'after the reload'))
    participant.setOnline(true)
    await clock.until('settled', () => participant.isSettled, 3 * SECOND_MS)
    await clock.until('published', () => facilitator.session.view.rows('notes').size === 20)
    expect(facilitator.session.view.row('clusters', 'c1')?.title).toEqual({ fi: 'Offline' })
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(20)
    await participant.close()
    await participant.open()
    expect(participant.session.connection.get()).toMatchObject({ saved: true, unsaved: 0 })
  })

  test('[QUALITY P3] [R09] a killed browser loses nothing that had landed on the device', async () => {
    const { clock, facilitator, participant } = await pair()
    participant.setOnline(false)
    participant.act(ownNote('o1', 'words'))
    await clock.advance(10)
    participant.kill()
    await participant.open()
    expect(participant.unsaved).toBe(1)
    participant.setOnline(true)
    await clock.until('published', () => facilitator.session.view.rows('notes').size === 1)
  })

  test('[M12] hours of offline work go in parts that the gate takes', async () => {
    const { world, clock, participant } = await pair()
    participant.setOnline(false)
    for (let i = 0; i < 300; i += 1) participant.act(ownNote(`o${i}`, `${i} ${'ä'.repeat(900)}`))
    participant.setOnline(true)
    await clock.until('settled', () => participant.isSettled, 10 * SECOND_MS)
    expect(participant.heard).toEqual([])
    expect((await world.stored('mine:person1')).getMap('ownNotes').size).toBe(300)
  })

  test('[QUALITY P2] [O6] what a server has lost by going back to an older state is shown to nobody, own words are given again', async () => {
    const { world, clock, facilitator, participant } = await pair()
    const older = world.disk.clone()
    facilitator.act(clusterPut('theirs', { fi: 'theirs' }))
    participant.act(clusterPut('mine', { fi: 'mine' }))
    await clock.until('both seen', () => participant.session.view.rows('clusters').size === 2 && participant.isSettled)
    await facilitator.close()
    world.crashServer()
    for (const [id, board] of older.boards) world.disk.boards.set(id, board)
    world.startServer()
    await clock.until(
      'settled',
      () => participant.isSettled && !participant.session.view.row('clusters', 'theirs'),
      20 * SECOND_MS,
    )
    expect([...participant.session.view.rows('clusters').keys()]).toEqual(['mine'])
    expect(contentOf(await world.stored('arrangement'))['clusters']).toHaveProperty('mine.title')
  })
})

describe('the connection', () => {
  test('[R10] comes back after a break, with growing random waits, and at once when the device comes online', async () => {
    const { world, clock, participant } = await pair()
    world.crashServer()
    await clock.advance(120 * SECOND_MS)
    expect(participant.session.connection.get().state).toBe('reconnecting')
    world.startServer()
    await clock.until('live', () => participant.isSettled, BACK_OFF_MAX_MS + SECOND_MS)
    participant.setOnline(false)
    expect(participant.session.connection.get().state).toBe('offline')
    expect(participant.session.peers.get()).toEqual([])
    await clock.advance(60 * SECOND_MS)
    participant.setOnline(true)
    await clock.until('live', () => participant.isSettled, 200)
  })

  test('a connection that has gone silent is given up and made anew', async () => {
    const { clock, participant, facilitator } = await pair()
    const silent = participant.connection
    silent?.hold()
    participant.act(clusterPut('c1', { fi: 'a' }))
    await clock.until(
      'a new connection',
      () => participant.connection !== silent && participant.isSettled,
      SILENCE_MAX_MS,
    )
    await clock.until('seen', () => facilitator.session.view.row('clusters', 'c1') !== undefined)
    silent?.release()
    await clock.advance(SECOND_MS)
    expect(participant.isSettled).toBe(true)
  })

  test('a silent connection with nothing to say is given up after 40 s', async () => {
    const { clock, participant } = await pair()
    const silent = participant.connection
    silent?.hold()
    await clock.until('a new connection', () => participant.connection !== silent, SILENCE_MAX_MS + SECOND_MS)
  })

  test('[D9] [D10] ends for good where the server says so, and says why', async () => {
    const { world, clock, participant } = await pair()
    participant.connection?.serverHalf.close(4401)
    await clock.advance(SECOND_MS)
    expect(participant.session.connection.get()).toMatchObject({ state: 'ended', ended: 'revoked' })
    const before = participant.connection
    participant.act(clusterPut('c1', { fi: 'a' }))
    await clock.advance(60 * SECOND_MS)
    expect(participant.connection).toBe(before)
    expect(participant.unsaved).toBe(1)
    expect(world.isServing).toBe(true)
  })

  test('[T6] a board newer than this program ends the session as outdated and keeps what was not sent', async () => {
    const { clock, participant } = await pair()
    participant.act(ownNote('o1', 'words'))
    const { view } = participant.session
    expect(view.row('about', 'board')?.schema).toBe(1)
    participant.setOnline(false)
    participant.act(ownNote('o2', 'unsent'))
    const next = await World.start(seeded(3), [
      ...openRows(),
      { kind: 'put', table: 'about', id: 'board', fields: { schema: 2 } },
    ])
    const late = await next.enter('participant')
    await next.clock.until('ended', () => late.session.connection.get().state === 'ended')
    expect(late.session.connection.get().ended).toBe('outdated')
    late.act(ownNote('o3', 'kept here'))
    expect(late.unsaved).toBe(1)
    await clock.advance(10)
  })

  test('[P1] people see each other with the role that the server gives them, and no longer when they have gone', async () => {
    const { clock, facilitator, participant } = await pair()
    participant.session.present({ cursor: [3, 4] })
    const seen = () => facilitator.session.peers.get().map(({ role, cursor }) => [role, cursor])
    await clock.until('seen', () => seen()[0]?.[1] !== undefined)
    expect(seen()).toEqual([['participant', [3, 4]]])
    await participant.close()
    await clock.until('gone', () => facilitator.session.peers.get().length === 0)
  })

  test('[M8] the server says the time, so a wrong clock of the device does no harm', async () => {
    const { clock, participant } = await pair()
    expect(Math.abs(participant.session.serverNow() - clock.now())).toBeLessThan(50)
  })

  test('a statement is typed by two at once, and the view survives what the server says', async () => {
    const { world, clock, facilitator } = await pair()
    const other = await world.enter('facilitator')
    const [here, there] = [facilitator.session.statementTexts, other.session.statementTexts]
    here.write('s1', 'A strategy')
    await clock.until('seen', () => there.text('s1') === 'A strategy')
    const wake = vi.fn()
    there.onText('s1', wake)
    here.write('s1', 'A living strategy')
    there.write('s1', 'A strategy.')
    await clock.until(
      'both',
      () => here.text('s1') === 'A living strategy.' && there.text('s1') === 'A living strategy.',
    )
    expect(wake).toHaveBeenCalledTimes(2)
    expect(other.session.undo()).toBe(true)
    await clock.until('one is taken back', () => here.text('s1') === 'A living strategy')
  })
})

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { BallotBox } from '#server/clerk/ballot-box.ts'
import { openFigures } from '#server/observe/figures.ts'
import { ROOM_LIMITS } from '#server/rooms/room-limits.ts'
import { keepWriting } from '#server/storage/keep-writing.ts'
import { put, remove } from '#shared/domain/plan.ts'
import { openMemoryStorage } from '#tests/support/memory-storage.ts'
import { PlainView } from '#tests/support/plain-view.ts'
import { goals, schools, works } from '#tests/support/small-board.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'

const ROUND = put('rounds', 'r1', {
  title: { fi: 'Pisteet' },
  rules: { kind: 'dots', framework: goals, on: 'clusters', dots: 5, perTarget: 3 },
  state: 'open',
  order: 'a0',
})
const CLUSTER = put('clusters', 'c1', {
  title: { fi: 'x' },
  place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
})
const MINUTE_MS = 60_000

async function open() {
  const engine = openMemoryStorage()
  await engine.records.createBoard(
    {
      board: 'plan',
      createdAt: 0,
      anonymity: 'anonymous',
      retainUntil: Number.MAX_SAFE_INTEGER,
      secret: randomBytes(32),
      title: { fi: 'Strategia' },
    },
    [],
    undefined,
    [],
    [],
  )
  const clock = {
    now: () => 0,
    after(_delayMs: number, act: () => void) {
      queueMicrotask(act)
      return () => undefined
    },
  }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const storage = keepWriting(engine, { clock, log })
  const view = new PlainView().apply([...smallBoardRows(), CLUSTER, ROUND])
  const box = new BallotBox({
    board: 'plan',
    around: { storage, log, clock, random: randomBytes, limits: ROOM_LIMITS, figures: openFigures() },
    view,
    write: changes => void view.apply(changes),
    landed: async () => true,
  })
  await box.maintain(0)
  return { box, view, rounds: () => storage.ballots.rounds('plan') }
}

test('[B6] the ballots of a round that was taken away wait for it a while, and then go', async () => {
  const { box, view, rounds } = await open()
  expect(await box.cast('r1', 'anna', { kind: 'dots', dots: [['c1', 2]] })).toBe('done')
  view.apply([remove('rounds', 'r1')])
  box.touched(new Set(['rounds']))
  await box.maintain(9 * MINUTE_MS)
  await box.maintain(11 * MINUTE_MS)
  expect(await rounds()).toEqual(['r1'])
  await box.maintain(22 * MINUTE_MS)
  expect(await rounds()).toEqual([])
})

test('[B6] a round that comes back in that time has its ballots', async () => {
  const { box, view, rounds } = await open()
  await box.cast('r1', 'anna', { kind: 'dots', dots: [['c1', 2]] })
  view.apply([remove('rounds', 'r1')])
  await box.maintain(11 * MINUTE_MS)
  view.apply([ROUND])
  for (let minute = 12; minute < 60; minute += 1) await box.maintain(minute * MINUTE_MS)
  expect(await rounds()).toEqual(['r1'])
  expect(await box.own('r1', 'anna')).toEqual({ kind: 'dots', dots: [['c1', 2]] })
})

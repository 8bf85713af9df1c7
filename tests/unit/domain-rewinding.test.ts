import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAMED_MAX, staleVersions, VERSIONS_MAX, type VersionEntry } from '#server/rooms/stale-versions.ts'
import { type Arrangement, arrangementOf, rewindMeans, rewindTo } from '#shared/domain/commands/rewinding.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  clusterId,
  facilitator,
  goals,
  health,
  note,
  schools,
  smallBoard,
  works,
  writer,
} from '#tests/support/small-board.ts'

const place = (priority: typeof schools) => ({ place: { in: 'priority' as const, priority, order: 'a0' } })

function board(): PlainView {
  return smallBoard()
    .with('notes', 'n1', { note: note() })
    .with('notes', 'n2', { note: note() })
    .with('clusters', 'c1', {
      title: { fi: 'Ovet' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })
    .with('places', 'goals:n1', { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
    .with('places', 'goals:n2', place(schools))
    .with('marks', 'n1', { key: true, colour: 'sun' })
}

describe('rewinding', () => {
  test('brings back what was taken apart, takes away what came since, and leaves every word', () => {
    const then = arrangementOf(board().copy())
    const now = board()
      .take('clusters', 'c1')
      .with('places', 'goals:n1', place(health))
      .with('clusters', 'c2', {
        title: { fi: 'Uusi' },
        place: { framework: goals, priority: health, prompt: works, order: 'a0' },
      })
      .set('marks', 'n1', { key: undefined })
      .with('marks', 'n2', { colour: 'rose' })
      .with('notes', 'n3', { note: note({ text: 'Myöhemmin' }) })
    expect(rewindMeans(now, then)).toEqual({ clustersBack: 1, clustersGone: 1, notesMoved: 1 })
    now.apply(rewindTo(now, facilitator, then))
    expect(arrangementOf(now)).toEqual(then)
    expect(now.row('notes', 'n3')?.note.text).toBe('Myöhemmin')
  })

  test('belongs to facilitators, and does nothing where nothing has changed', () => {
    const then = arrangementOf(board())
    const later = board().take('clusters', 'c1')
    expect(rewindTo(later, writer, then)).toEqual({ accepted: false, reason: 'not-allowed' })
    expect(rewindTo(board(), facilitator, then)).toEqual({ accepted: false, reason: 'nothing-to-do' })
  })

  test('from any arrangement to any other comes out exactly, and back again', () => {
    const ids = fc.constantFrom('goals:n1', 'goals:n2', 'goals:n3', 'goals:n4')
    const anyArrangement: fc.Arbitrary<Arrangement> = fc.record({
      places: fc.dictionary(ids, fc.constantFrom(place(schools), place(health))),
      clusters: fc.constant({}),
      marks: fc.dictionary(
        fc.constantFrom('n1', 'n2'),
        fc.oneof(fc.constant({ key: true as const }), fc.constant({ key: true as const, colour: 'sky' as const })),
      ),
    })
    fc.assert(
      fc.property(anyArrangement, anyArrangement, (one, other) => {
        const view = smallBoard()
        for (const then of [one, other, one]) {
          const plan = rewindTo(view, facilitator, then)
          if (plan.accepted) view.apply(plan)
          expect(arrangementOf(view)).toEqual({ ...then })
        }
      }),
    )
  })
})

describe('versions that are not worth their room', () => {
  const hour = 3_600_000
  const day = 24 * hour
  const nowMs = 100 * day
  const at = (ageMs: number, name = ''): VersionEntry => ({ id: `${ageMs}${name}`, name, at: nowMs - ageMs })

  test('[V1] every minute of the last day stays', () => {
    expect(staleVersions([at(3 * hour), at(2 * hour), at(60_000)], nowMs)).toEqual([])
  })

  test('[V1] of an older hour the last one stays, of an older day too; [V2] named ones always', () => {
    const versions = [
      at(10 * day + 2 * hour),
      at(10 * day + 2 * hour - 60_000, 'Lunch'),
      at(10 * day + hour),
      at(2 * day + 40 * 60_000),
      at(2 * day + 20 * 60_000),
      at(2 * day - hour),
    ]
    expect(staleVersions(versions, nowMs)).toEqual([versions[0]?.id, versions[3]?.id])
  })

  test('[V2] past the most that is kept the oldest without a name go first', () => {
    const named = Array.from({ length: 5 }, (_, i) => at(90 * day - i, `Named ${i}`))
    const minutes = Array.from({ length: VERSIONS_MAX }, (_, i) => at(hour - i))
    expect(staleVersions([...named, ...minutes], nowMs)).toEqual(minutes.slice(0, 5).map(({ id }) => id))
  })

  test('[V2] a flood of names takes the oldest names away, and not one version that the clock made', () => {
    const minutes = Array.from({ length: 10 }, (_, i) => at(hour - i))
    const named = Array.from({ length: NAMED_MAX + 3 }, (_, i) => at(60_000 - i, `Named ${i}`))
    expect(staleVersions([...minutes, ...named], nowMs)).toEqual(named.slice(0, 3).map(({ id }) => id))
  })
})

import { describe, expect, test } from 'vitest'
import {
  type BroughtIds,
  type BroughtNote,
  type NotesToBring,
  planBringing,
  planTakingBack,
  sameTitle,
} from '#shared/bring/bring-notes.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { CLUSTERS_MAX, NOTES_MAX } from '#shared/domain/limits.ts'
import { contentsOf, placeId } from '#shared/domain/placing.ts'
import { put, remove } from '#shared/domain/plan.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  autumn,
  clusterId,
  develop,
  goals,
  health,
  north,
  noteId,
  schools,
  smallBoard,
  spring,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

const ids: BroughtIds = {
  // Not in the order of the rows: places alone give the order.
  note: at => `n${(at * 7) % 10}${at}` as NoteId,
  cluster: at => `c${at}` as ClusterId,
}

function brought(text: string, more: Partial<BroughtNote> = {}): BroughtNote {
  return { text, prompt: works, workshop: spring, priority: schools, ...more }
}

function wanted(...notes: readonly BroughtNote[]): NotesToBring {
  return { framework: goals, language: 'fi', notes }
}

function bring(view: PlainView, notes: NotesToBring): PlainView {
  const plan = planBringing(view, notes, ids)
  if (plan.kind === 'refused') throw new Error(plan.reason)
  return view.apply([...plan.board, ...plan.arrangement])
}

function takeBack(view: PlainView): PlainView {
  const plan = planTakingBack(view, 20, ids)
  return view.apply([...plan.board, ...plan.arrangement])
}

/** What a list holds, by words: clusters as `title: a, b`. */
function listOf(view: PlainView, priority = schools, prompt = works): readonly string[] {
  const list = contentsOf(view, goals)
    .priorities.find(each => each.priority === priority)
    ?.lists.find(each => each.prompt === prompt)
  const words = (id: string) => view.row('notes', id)?.note.text ?? id
  return [
    ...(list?.clusters ?? []).map(
      ({ cluster, notes }) => `${view.row('clusters', cluster)?.title.fi}: ${notes.map(words).join(', ')}`,
    ),
    ...(list?.notes ?? []).map(words),
  ]
}

describe('notes that are brought in', () => {
  test('[I3] lie in their lists in the order of the rows, after what is there', () => {
    const view = withNotes(smallBoard(), ['zz1', 'zz2'], { text: 'Ennestään' })
    bring(view, wanted(brought('Yksi'), brought('Kaksi'), brought('Muualla', { prompt: develop }), brought('Kolme')))
    expect(listOf(view)).toEqual(['Ennestään', 'Ennestään', 'Yksi', 'Kaksi', 'Kolme'])
    expect(listOf(view, schools, develop)).toEqual(['Muualla'])
  })

  test('[I3] without a priority lie in open space', () => {
    const view = bring(smallBoard(), wanted(brought('Vapaa', { priority: undefined })))
    expect(contentsOf(view, goals).open).toEqual([{ note: ids.note(0), at: undefined }])
    expect(view.row('notes', ids.note(0))?.note).toEqual({
      text: 'Vapaa',
      prompt: works,
      workshop: spring,
      language: 'fi',
    })
  })

  test('[I3] find their cluster by its title, whatever its case and language, or have it made once', () => {
    const view = smallBoard().with('clusters', 'old', {
      title: { fi: 'Yhdessä tekeminen', en: 'Working together' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a5' },
    })
    withNotes(view, ['x1'], { text: 'Vanha' }).with('places', placeId(goals, noteId('x1')), {
      place: { in: 'cluster', cluster: clusterId('old'), order: 'a0' },
    })
    bring(
      view,
      wanted(
        brought('Yksi', { cluster: 'working  TOGETHER ' }),
        brought('Kaksi', { cluster: 'Uusi ryhmä' }),
        brought('Kolme', { cluster: 'uusi ryhmä' }),
        brought('Muualla', { cluster: 'Uusi ryhmä', priority: health }),
      ),
    )
    expect(listOf(view)).toEqual(['Yhdessä tekeminen: Vanha, Yksi', 'Uusi ryhmä: Kaksi, Kolme'])
    expect(listOf(view, health)).toEqual(['Uusi ryhmä: Muualla'])
    expect(view.rows('clusters').size).toBe(3)
  })

  test('carry their workshop and key mark, and a wish, so that other frameworks treat them as written here', () => {
    const view = bring(smallBoard(), wanted(brought('Avain', { isKey: true, workshop: autumn })))
    expect(view.row('marks', ids.note(0))).toEqual({ key: true })
    expect(view.row('notes', ids.note(0))?.note).toMatchObject({
      workshop: autumn,
      wish: { framework: goals, priority: schools },
    })
  })

  test('[I2] keep no author on an anonymous board, and keep it on a named one', () => {
    const notes = wanted(brought('Sanat', { author: 'Aino' }))
    expect(bring(smallBoard(), notes).row('notes', ids.note(0))?.note.author).toBeUndefined()
    const named = smallBoard().set('about', 'board', { anonymity: 'named' })
    expect(bring(named, notes).row('notes', ids.note(0))?.note.author).toBe('Aino')
  })

  test('[I1] come once: planned again over the result there is nothing to do', () => {
    const notes = wanted(brought('Yksi', { cluster: 'Ryhmä' }), brought('Kaksi', { isKey: true }))
    const view = bring(smallBoard(), notes)
    expect(planBringing(view, notes, ids)).toEqual({ kind: 'planned', board: [], arrangement: [] })
  })

  test('[I5] do not come at all where one of them answers, or belongs to, what is not there', () => {
    const gone = 'gone'
    const bad: readonly Partial<BroughtNote>[] = [
      { prompt: gone as typeof works },
      { workshop: gone as typeof spring },
      { priority: gone as typeof schools },
      // Of another framework.
      { priority: north },
    ]
    for (const more of bad) {
      const plan = planBringing(smallBoard(), wanted(brought('Hyvä'), brought('Paha', more)), ids)
      expect(plan).toEqual({ kind: 'refused', reason: 'target-missing' })
    }
    const plan = planBringing(smallBoard(), { ...wanted(brought('Hyvä')), framework: gone as typeof goals }, ids)
    expect(plan).toEqual({ kind: 'refused', reason: 'target-missing' })
  })

  test('[I5] do not come at all where the board has no room for all of them', () => {
    const full = withNotes(
      smallBoard(),
      Array.from({ length: NOTES_MAX - 1 }, (_, at) => `full${at}`),
      { wish: undefined },
    )
    const one = wanted(brought('Mahtuu'))
    expect(planBringing(full, one, ids).kind).toBe('planned')
    expect(planBringing(full, wanted(brought('Mahtuu'), brought('Ei mahdu')), ids)).toEqual({
      kind: 'refused',
      reason: 'board-full',
    })
    const crowded = smallBoard()
    for (let at = 0; at < CLUSTERS_MAX; at += 1) {
      crowded.set('clusters', `k${at}`, {
        title: { fi: `k${at}` },
        place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
      })
    }
    expect(planBringing(crowded, wanted(brought('Sanat', { cluster: 'Uusi' })), ids).kind).toBe('refused')
    expect(planBringing(crowded, wanted(brought('Sanat', { cluster: 'k7' })), ids).kind).toBe('planned')
  })
})

describe('an import that is taken back', () => {
  const notes = wanted(
    brought('Yksi', { cluster: 'Ryhmä' }),
    brought('Kaksi', { cluster: 'Oma' }),
    brought('Kolme'),
    brought('Vapaa', { priority: undefined }),
  )

  test('[I4] leaves the board as it was, but for where its notes would lie', () => {
    const before = withNotes(smallBoard(), ['old'])
    const after = takeBack(bring(before.copy(), notes))
    for (const table of ['notes', 'clusters', 'marks'] as const) expect(after.rows(table)).toEqual(before.rows(table))
    expect(contentsOf(after, goals)).toEqual(contentsOf(before, goals))
    expect(planTakingBack(after, 20, ids)).toEqual({ board: [], arrangement: [], notesTaken: 0 })
  })

  test('[I4] leaves a cluster that others have put their notes into meanwhile', () => {
    const view = bring(withNotes(smallBoard(), ['other'], { text: 'Toisen' }), notes)
    view.with('places', placeId(goals, noteId('other')), {
      place: { in: 'cluster', cluster: ids.cluster(0), order: 'a5' },
    })
    expect(listOf(takeBack(view))).toEqual(['Ryhmä: Toisen'])
  })

  test('[I4] comes back to where it lay, and under the titles it was given', () => {
    const view = bring(smallBoard(), notes)
    view.apply([
      put('clusters', ids.cluster(1), { title: { fi: 'Uusi nimi' } }),
      put('places', placeId(goals, ids.note(2)), { place: { in: 'cluster', cluster: ids.cluster(1), order: 'a0' } }),
    ])
    const moved = listOf(view)
    expect(moved).toContain('Uusi nimi: Kolme, Kaksi')
    view.apply([remove('notes', ids.note(1))])
    expect(listOf(bring(view, notes))).toEqual(moved)
  })
})

test('titles are the same whatever their case and spaces', () => {
  expect(sameTitle('  Yhteinen\u00a0 TYÖ\n')).toBe(sameTitle('yhteinen työ'))
  expect(sameTitle('Tyo\u0308')).toBe(sameTitle('työ'))
})

import { describe, expect, test } from 'vitest'
import { moveNotes } from '#shared/domain/commands/arranging.ts'
import {
  addToCluster,
  dissolveCluster,
  groupNotes,
  mergeClusters,
  moveCluster,
  renameCluster,
  takeFromCluster,
} from '#shared/domain/commands/clusters.ts'
import { dropNotes } from '#shared/domain/commands/dropping.ts'
import type { PriorityId } from '#shared/domain/ids.ts'
import { CLUSTERS_MAX, MOVED_NOTES_MAX } from '#shared/domain/limits.ts'
import { contentsOf, placeOf } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  arranger,
  clusterId,
  develop,
  goals,
  health,
  north,
  noteId,
  regions,
  schools,
  smallBoard,
  viewer,
  withNotes,
  works,
  writer,
} from '#tests/support/small-board.ts'

const one = clusterId('one')
const two = clusterId('two')
const title = { fi: 'Uusi ryhmä' }

function ids(letters: string) {
  return [...letters].map(noteId)
}

/** The list of a priority as text: clusters as `one(ab)`, then the single notes. */
function shown(view: PlainView, priority: PriorityId = schools, prompt = works): string {
  const list = contentsOf(view, goals)
    .priorities.find(each => each.priority === priority)
    ?.lists.find(each => each.prompt === prompt)
  const clusters = list?.clusters.map(({ cluster, notes }) => `${cluster}(${notes.join('')})`) ?? []
  return [...clusters, list?.notes.join('') ?? ''].join(' ').trim()
}

function group(view: PlainView, onto: string, notes: string, cluster = one): Plan {
  return groupNotes(view, arranger, { framework: goals, cluster, title, onto: noteId(onto), notes: ids(notes) })
}

/** Notes a to e under `schools`, a and b in `one`, c and d in `two`. */
function twoClusters(): PlainView {
  const view = withNotes(smallBoard(), [...'abcde'])
  view.apply(group(view, 'a', 'b', one))
  return view.apply(group(view, 'c', 'd', two))
}

describe('grouping notes', () => {
  test('makes a cluster where the note lies that they are dropped on, with it as the first', () => {
    const view = withNotes(smallBoard(), [...'abcd'])
    view.apply(group(view, 'c', 'ad'))
    expect(shown(view)).toBe('one(cad) b')
    expect(view.row('clusters', one)).toMatchObject({
      title,
      place: { framework: goals, priority: schools, prompt: works },
    })
  })

  test('puts the new cluster after the others of its list', () => {
    expect(shown(twoClusters())).toBe('one(ab) two(cd) e')
  })

  test('on a note of a cluster joins that cluster, and makes none', () => {
    const view = twoClusters()
    view.apply(group(view, 'a', 'e', clusterId('new')))
    expect(shown(view)).toBe('one(abe) two(cd)')
    expect(view.row('clusters', 'new')).toBeUndefined()
  })

  test('takes notes from elsewhere along', () => {
    const view = withNotes(twoClusters(), ['x'], { wish: undefined })
    view.apply(group(view, 'e', 'xa', clusterId('new')))
    expect(shown(view)).toBe('one(b) two(cd) new(exa)')
  })

  test('is refused across prompts, in open space, onto itself, with an id in use, without a title or a right', () => {
    const view = twoClusters()
    withNotes(view, ['q'], { prompt: develop })
    withNotes(view, ['o'], { wish: undefined })
    expect(group(view, 'e', 'q')).toMatchObject({ reason: 'other-prompt' })
    expect(group(view, 'o', 'e')).toMatchObject({ reason: 'not-in-priority' })
    expect(group(view, 'e', 'e')).toMatchObject({ reason: 'nothing-to-do' })
    expect(group(view, 'e', 'o', two)).toMatchObject({ reason: 'id-taken' })
    expect(group(view, 'e', 'Q')).toMatchObject({ reason: 'note-missing' })
    const args = { framework: goals, cluster: clusterId('new'), title: { fi: ' ' }, onto: noteId('e'), notes: ids('o') }
    expect(groupNotes(view, arranger, args)).toMatchObject({ reason: 'title-empty' })
    expect(groupNotes(view, writer, args)).toMatchObject({ reason: 'step-forbids' })
    expect(groupNotes(view, viewer, args)).toMatchObject({ reason: 'not-allowed' })
  })

  test('is refused where the board holds as many clusters as it may', () => {
    const view = withNotes(smallBoard(), [...'ab'])
    const place = { framework: goals, priority: health, prompt: works, order: 'a0' }
    for (let i = 0; i < CLUSTERS_MAX; i += 1) view.with('clusters', `c${i}`, { title, place })
    expect(group(view, 'a', 'b')).toEqual({ accepted: false, reason: 'too-many' })
  })
})

describe('the notes of a cluster', () => {
  test('are added at the end or at an index', () => {
    const view = twoClusters()
    view.apply(addToCluster(view, arranger, { cluster: one, notes: ids('e') }))
    expect(shown(view)).toBe('one(abe) two(cd)')
    view.apply(addToCluster(view, arranger, { cluster: one, notes: ids('d'), index: 1 }))
    expect(shown(view)).toBe('one(adbe) two(c)')
    expect(addToCluster(view, arranger, { cluster: clusterId('no'), notes: ids('a') })).toMatchObject({
      reason: 'cluster-missing',
    })
    expect(addToCluster(view, writer, { cluster: clusterId('no'), notes: ids('a') })).toMatchObject({
      reason: 'step-forbids',
    })
  })

  test('are taken out to the head of the single notes; an empty cluster stays', () => {
    const view = twoClusters()
    view.apply(takeFromCluster(view, arranger, { framework: goals, notes: ids('dab') }))
    expect(shown(view)).toBe('one() two(c) dabe')
    expect(takeFromCluster(view, arranger, { framework: goals, notes: ids('e') })).toMatchObject({
      reason: 'nothing-to-do',
    })
    expect(takeFromCluster(view, viewer, { framework: goals, notes: ids('c') })).toMatchObject({
      reason: 'not-allowed',
    })
  })
})

describe('a cluster', () => {
  test('is renamed, but not to nothing, nor when it is gone', () => {
    const view = twoClusters()
    view.apply(renameCluster(view, arranger, { cluster: one, title: { fi: ' Arki  sujuu ', en: '' } }))
    expect(view.row('clusters', one)?.title).toEqual({ fi: 'Arki sujuu' })
    expect(renameCluster(view, arranger, { cluster: one, title: {} })).toMatchObject({ reason: 'title-empty' })
    expect(renameCluster(view, arranger, { cluster: one, title: { fi: 'x'.repeat(201) } })).toMatchObject({
      reason: 'title-too-long',
    })
    expect(renameCluster(view, arranger, { cluster: clusterId('no'), title })).toMatchObject({
      reason: 'cluster-missing',
    })
    expect(renameCluster(view, writer, { cluster: one, title })).toMatchObject({ reason: 'step-forbids' })
  })

  test('moves with its notes, within its list and under another priority', () => {
    const view = twoClusters()
    view.apply(moveCluster(view, arranger, { cluster: two, priority: schools, index: 0 }))
    expect(shown(view)).toBe('two(cd) one(ab) e')
    view.apply(moveCluster(view, arranger, { cluster: two, priority: schools, index: 2 }))
    expect(shown(view)).toBe('one(ab) two(cd) e')
    view.apply(moveCluster(view, arranger, { cluster: one, priority: health }))
    expect(shown(view)).toBe('two(cd) e')
    expect(shown(view, health)).toBe('one(ab)')
  })

  test('moves between others that were given the same key at once', () => {
    const view = twoClusters()
    for (const id of ['p', 'q', 'r']) {
      view.with('clusters', id, { title, place: { framework: goals, priority: health, prompt: works, order: 'a0' } })
    }
    view.apply(moveCluster(view, arranger, { cluster: one, priority: health, index: 1 }))
    expect(shown(view, health)).toBe('p() one(ab) q() r()')
  })

  test('does not leave its framework, nor go to what is gone', () => {
    const view = twoClusters()
    const to = (priority: PriorityId, cluster = one) => moveCluster(view, arranger, { cluster, priority })
    expect(to(north)).toMatchObject({ reason: 'other-framework' })
    expect(to('no' as PriorityId)).toMatchObject({ reason: 'priority-missing' })
    expect(to(health, clusterId('no'))).toMatchObject({ reason: 'cluster-missing' })
    expect(moveCluster(view, viewer, { cluster: one, priority: health })).toMatchObject({ reason: 'not-allowed' })
  })

  test('dissolves, and its notes stay where it was, in their order', () => {
    const view = twoClusters()
    view.apply(addToCluster(view, arranger, { cluster: two, notes: ids('a'), index: 0 }))
    view.apply(dissolveCluster(view, arranger, two))
    expect(shown(view)).toBe('one(b) acde')
    expect(dissolveCluster(view, arranger, two)).toMatchObject({ reason: 'cluster-missing' })
    expect(dissolveCluster(view, writer, one)).toMatchObject({ reason: 'step-forbids' })
  })

  test('dissolves without losing the place of a hidden or withdrawn note', () => {
    const view = twoClusters()
    view.apply(moveCluster(view, arranger, { cluster: two, priority: health }))
    view.with('hidden', 'c', { since: true })
    const words = view.row('notes', 'd')
    view.take('notes', 'd')
    view.apply(dissolveCluster(view, arranger, two))
    view.take('hidden', 'c')
    if (words) view.with('notes', 'd', words)
    expect(shown(view, health)).toBe('cd')
  })

  test('takes others in: their notes come after its own, their names go', () => {
    const view = withNotes(twoClusters(), [...'xy'], { wish: { framework: goals, priority: health } })
    view.apply(group(view, 'x', 'y', clusterId('three')))
    view.apply(mergeClusters(view, arranger, { into: two, from: [clusterId('three'), one] }))
    expect(shown(view)).toBe('two(cdxyab) e')
    expect([...view.rows('clusters').keys()]).toEqual([two])
  })

  test('takes in no more notes at once than one edit can carry', () => {
    const many = Array.from({ length: MOVED_NOTES_MAX + 1 }, (_, i) => `m${i}`)
    const view = withNotes(twoClusters(), many)
    for (const id of many) view.with('places', `goals:${id}`, { place: { in: 'cluster', cluster: two, order: 'a5' } })
    expect(mergeClusters(view, arranger, { into: one, from: [two] })).toEqual({ accepted: false, reason: 'too-many' })
  })

  test('takes in none of another prompt or framework, not itself, none that is gone', () => {
    const view = withNotes(twoClusters(), [...'xy'], { prompt: develop })
    view.apply(group(view, 'x', 'y', clusterId('other')))
    view.with('clusters', 'far', { title, place: { framework: regions, priority: north, prompt: works, order: 'a0' } })
    const merge = (from: readonly string[]) => mergeClusters(view, arranger, { into: one, from: from.map(clusterId) })
    expect(merge(['other'])).toMatchObject({ reason: 'other-prompt' })
    expect(merge(['far'])).toMatchObject({ reason: 'other-framework' })
    expect(merge(['one'])).toMatchObject({ reason: 'nothing-to-do' })
    expect(merge(['no'])).toMatchObject({ reason: 'cluster-missing' })
    expect(mergeClusters(view, arranger, { into: clusterId('no'), from: [one] })).toMatchObject({
      reason: 'cluster-missing',
    })
    expect(mergeClusters(view, viewer, { into: one, from: [two] })).toMatchObject({ reason: 'not-allowed' })
  })

  test('of one framework leaves the places in another alone', () => {
    const view = twoClusters()
    view.apply(
      moveNotes(view, arranger, { framework: regions, notes: ids('a'), to: { in: 'priority', priority: north } }),
    )
    view.apply(dissolveCluster(view, arranger, one))
    expect(placeOf(view, regions, noteId('a'))).toMatchObject({ in: 'priority', priority: north })
  })
})

describe('a drop', () => {
  const drop = (view: PlainView, notes: string, target: Parameters<typeof dropNotes>[2]['target']) =>
    view.apply(
      dropNotes(view, arranger, { framework: goals, notes: ids(notes), target, cluster: clusterId('new'), title }),
    )

  test('onto a note groups, into a list, cluster, priority or open space moves', () => {
    const view = withNotes(twoClusters(), ['f'])
    expect(shown(drop(view, 'f', { kind: 'note', note: noteId('e') }))).toBe('one(ab) two(cd) new(ef)')
    expect(shown(drop(view, 'f', { kind: 'list', priority: schools, prompt: works, index: 0 }))).toBe(
      'one(ab) two(cd) new(e) f',
    )
    expect(shown(drop(view, 'f', { kind: 'cluster', cluster: one, index: 1 }))).toBe('one(afb) two(cd) new(e)')
    expect(shown(drop(view, 'f', { kind: 'priority', priority: health }), health)).toBe('f')
    drop(view, 'f', { kind: 'open', at: [7, 8] })
    expect(placeOf(view, goals, noteId('f'))).toEqual({ in: 'open', at: [7, 8] })
  })
})

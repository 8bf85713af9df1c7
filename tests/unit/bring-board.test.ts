import { describe, expect, test } from 'vitest'
import { renewBoard } from '#shared/bring/renew-board.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { PROMPTS_MAX } from '#shared/domain/limits.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'
import { readBoardJson, toBoardJson } from '#shared/results/board-json.ts'
import { fullBoard, STATEMENT_WORDS } from '#tests/support/full-board.ts'
import { PlainView } from '#tests/support/plain-view.ts'

function rowsOf(view: PlainView): readonly Put[] {
  const read = readBoardJson(toBoardJson(view, () => ''))
  if (!read.ok) throw new Error(read.reason)
  return read.rows
}

/** Ids in an order of their own, so that nothing is right by chance. */
function newIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `new${(at * 7919) % 99_991}x${at}y`)
}

function renewed(view: PlainView) {
  const board = renewBoard(rowsOf(view), STATEMENT_WORDS, newIds)
  if (!board) throw new Error('no board')
  return { ...board, view: new PlainView().apply(board.rows) }
}

/** What every framework reads like, in words and in order. */
function reading(view: PlainView): readonly unknown[] {
  const frameworks = [...view.rows('frameworks')].toSorted(([, a], [, b]) => (a.order < b.order ? -1 : 1))
  const words = (id: string) => view.row('notes', id)?.note.text
  return frameworks.map(([id, { title }]) => {
    const { priorities, open } = contentsOf(view, id as FrameworkId)
    return [
      title.fi,
      priorities.map(({ priority, lists }) => [
        view.row('priorities', priority)?.title,
        lists.map(({ prompt, clusters, notes }) => [
          view.row('prompts', prompt)?.title,
          clusters.map(each => [view.row('clusters', each.cluster)?.title, each.notes.map(words)]),
          notes.map(words),
        ]),
      ]),
      open.map(({ note, at }) => [words(note), at]).toSorted(),
    ]
  })
}

describe('an exported board as a new one', () => {
  const before = fullBoard('2027-11-05')

  test('[I6] has every row under a new id, and none of the old ids anywhere', () => {
    const { view } = renewed(before)
    for (const table of Object.keys(TABLES) as TableName[]) {
      expect([table, view.rows(table).size]).toEqual([table, before.rows(table).size])
      if (table === 'about' || table === 'run') continue
      for (const id of before.rows(table).keys()) expect(view.row(table, id)).toBeUndefined()
    }
    const [old, left] = [before, view].map(each => JSON.stringify(each.toJSON()))
    const named = ['"works"', '"first"', '"example-001"', '"Alpha"', '"national"', '"quality"', 'national:']
    expect(named.filter(id => !old?.includes(id))).toEqual([])
    expect(named.filter(id => left?.includes(id))).toEqual([])
  })

  test('[I6] reads the same in every framework, also where ids alone give the order', () => {
    expect(reading(renewed(before).view)).toEqual(reading(before))
  })

  test('[I6] keeps what points at something pointing at the same', () => {
    const { view, statementTexts } = renewed(before)
    const words = (id: string) => view.row('notes', id)?.note.text
    const [[statement = '', { evidence = [] } = {}] = []] = [...view.rows('statements')].filter(
      ([, row]) => row.evidence.length > 0,
    )
    const [oldNote = '', oldCluster = ''] = before.row('statements', 's1')?.evidence ?? []
    expect(words(evidence[0] ?? '')).toBe(before.row('notes', oldNote)?.note.text)
    expect(view.row('clusters', evidence[1] ?? '')?.title).toEqual(before.row('clusters', oldCluster)?.title)
    expect([...statementTexts]).toEqual([[statement, STATEMENT_WORDS.get('s1')]])
    const [[round = '', { result = undefined } = {}] = []] = [...view.rows('results')]
    expect(view.row('rounds', round)?.title.fi).toBe('Pisteet')
    expect(view.row('clusters', result?.targets[0]?.id ?? '')?.title).toEqual(before.row('clusters', oldCluster)?.title)
    const [wording = ''] = view.rows('wordings').keys()
    expect(words(wording)).toBe(before.row('notes', oldNote)?.note.text)
    const run = view.row('run', 'board')
    expect(view.row('steps', run?.step ?? '')?.title).toEqual(before.row('steps', 'arrange')?.title)
    expect(view.rows('progress').has(run?.step ?? '')).toBe(true)
    expect(view.row('steps', run?.step ?? '')?.workshop).toBe(run?.workshop)
    expect([...view.rows('rounds').values()].map(each => each.workshop)).toContain(run?.workshop)
    const rules = [...view.rows('rounds').values()].map(row => row.rules).find(each => each.kind === 'axes')
    expect(rules?.kind === 'axes' && rules.targets.map(words)).not.toContain(undefined)
  })

  test('[I6] takes authors along on a named board, and none on an anonymous one, and says so', () => {
    const named = renewed(before)
    expect([...named.view.rows('notes').values()].filter(({ note }) => note.author === 'Aino')).toHaveLength(6)
    expect(named.authors).toBe(0)
    // A file from elsewhere: ours of an anonymous board would hold none.
    const rows = rowsOf(before).map(row =>
      row.table === 'about' ? put('about', 'board', { ...row.fields, anonymity: 'anonymous' }) : row,
    )
    const anonymous = renewBoard(rows, new Map(), newIds)
    expect(anonymous?.authors).toBe(6)
    expect(JSON.stringify(anonymous?.rows)).not.toContain('Aino')
  })

  test('[I6] plans open and uncounted rounds again, stops the clock, and says so', () => {
    const view = before
      .copy()
      .set('rounds', 'axes', { state: 'open' })
      .set('turnouts', 'axes', { voted: 3 })
      .take('results', 'dots')
      .set('run', 'board', { timer: { state: 'running', endsAtMs: 1, totalMs: 60_000 } })
    const board = renewed(view)
    // What was counted stays closed, as the example's own vote.
    expect([...board.view.rows('rounds').values()].map(({ state }) => state)).toEqual(['planned', 'planned', 'closed'])
    expect(board.view.rows('turnouts').size).toBe(0)
    expect(board.view.row('run', 'board')?.timer).toBeUndefined()
    expect(board).toMatchObject({ rounds: 2, clockStopped: true })
    expect(renewed(before)).toMatchObject({ rounds: 0, clockStopped: false, surplus: 0 })
  })

  test('[I8] leaves out rows beyond a board’s limits, and is none at all without the facts about it', () => {
    const prompts = Array.from({ length: PROMPTS_MAX + 5 }, (_, at) =>
      put('prompts', `p${at}`, { title: { fi: 'Kysymys' }, letter: 'A', order: 'a0' }),
    )
    const about = rowsOf(before).filter(({ table }) => table === 'about')
    const board = renewBoard([...about, ...prompts], new Map(), newIds)
    expect(board).toMatchObject({ surplus: 5 })
    expect(renewBoard(prompts, new Map(), newIds)).toBeUndefined()
    const misnamed = about.map(row => put('about', 'other', row.fields as object))
    expect(renewBoard(misnamed, new Map(), newIds)).toBeUndefined()
  })
})

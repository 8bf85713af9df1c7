import { placeId } from '#shared/domain/placing.ts'
import type { Language } from '#shared/domain/tables.ts'
import { exampleBoard } from '#shared/template/example-board.ts'
import { PlainView } from './plain-view.ts'

/** The words of the statements of `fullBoard`. */
export const STATEMENT_WORDS: ReadonlyMap<string, string> = new Map([['s1', 'Ohjaus on jokaisen **lähellä**.']])

/**
 * The example with everything that it lacks: votes, groups, statements, other wordings, hidden notes, authors, and
 * notes that nobody has placed. `retainUntil` must lie in the future.
 */
export function fullBoard(retainUntil: string): PlainView {
  const { rows } = exampleBoard({ startDate: '2026-11-05', retainUntil })
  const view = new PlainView().apply(rows)
  const [cluster = ''] = view.rows('clusters').keys()
  const [note = '', other = '', third = ''] = view.rows('notes').keys()
  const [priority = ''] = view.rows('priorities').keys()
  const framework = view.row('priorities', priority)?.framework
  const text = (fi: string): { readonly [L in Language]?: string } => ({ fi })
  view
    .set('about', 'board', { anonymity: 'named' })
    .set('groups', 'g1', { title: text('Ryhmä 1'), order: 'a0', priorities: [priority] })
    .set('statements', 's1', { priority, order: 'a0', evidence: [note, cluster] })
    .set('statements', 's2', { priority, order: 'a1', evidence: [] })
    .set('wordings', note, { text: 'Vetäjän muotoilu' })
    .set('hidden', other, { since: true, reason: 'Kahdesti' })
    .set('marks', third, { key: true, colour: 'leaf' })
    .set('rounds', 'dots', {
      title: text('Pisteet'),
      order: 'a0',
      state: 'closed',
      step: 'arrange',
      rules: { kind: 'dots', framework, on: 'clusters', dots: 5, perTarget: 2 },
    })
    .set('results', 'dots', {
      result: {
        kind: 'dots',
        voters: 7,
        returned: 1,
        targets: [{ id: cluster, title: text('Otsikko'), voters: 5, dots: 9 }],
      },
    })
    .set('steps', 'arrange', { workshop: 'third' })
    .set('rounds', 'axes', {
      workshop: 'third',
      title: text('Arvio'),
      order: 'a1',
      state: 'planned',
      rules: { kind: 'axes', framework, on: 'notes', x: text('Vaikutus'), y: text('Vaiva'), targets: [note, third] },
    })
  // As their authors wished, and by nobody placed: their order is that of their ids.
  for (const id of ['zebra', 'Alpha', 'omega', 'Beta0', 'a-1', 'a_0']) {
    view.set('notes', id, {
      note: { text: `Toive ${id}`, prompt: 'works', workshop: 'first', wish: { framework, priority }, author: 'Aino' },
    })
  }
  return view.take('places', placeId(framework as never, third as never))
}

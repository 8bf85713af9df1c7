import { describe, expect, test } from 'vitest'
import type { ClusterId } from '#shared/domain/ids.ts'
import type { RoundResult, Rows } from '#shared/domain/tables.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { resultsOf } from '#shared/results/results.ts'
import { cellText, toSheets } from '#shared/results/sheets.ts'
import { toSlides } from '#shared/results/slides.ts'
import { toDocx } from '#shared/results-files/docx.ts'
import { toPptx } from '#shared/results-files/pptx.ts'
import { partsOf } from '#tests/support/office-file.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import { clusterId, goals, note, regions, schools, smallBoard, works } from '#tests/support/small-board.ts'

const dots = (change: Partial<Rows['rounds']> = {}): Rows['rounds'] => ({
  title: { fi: 'Mikä on tärkeintä?' },
  rules: { kind: 'dots', framework: goals, on: 'clusters', dots: 5, perTarget: 3 },
  state: 'closed',
  order: 'a0',
  ...change,
})
const counted = (...targets: readonly (readonly [string, number])[]): RoundResult => ({
  kind: 'dots',
  voters: 4,
  returned: 0,
  targets: targets.map(([id, sum]) => ({ id: id as ClusterId, title: { fi: `Silloin ${id}` }, voters: 2, dots: sum })),
})
const histogram = (...at: readonly number[]) =>
  Array.from({ length: 11 }, (_, i) => at.filter(each => each === i).length)

/** Two clusters of one note each, and what was voted on them. */
function board(): PlainView {
  const view = smallBoard()
  for (const [at, id] of ['c1', 'c2'].entries()) {
    view
      .with('clusters', id, {
        title: { fi: `Ryhmä ${id}` },
        place: { framework: goals, priority: schools, prompt: works, order: `a${at}` },
      })
      .with('notes', `n${at}`, { note: note({ text: `Lappu ${at}` }) })
      .with('places', `goals:n${at}`, { place: { in: 'cluster', cluster: clusterId(id), order: 'a0' } })
  }
  return view
    .with('rounds', 'r1', dots())
    .with('results', 'r1', { result: counted(['c2', 7], ['gone', 3], ['c1', 1]) })
    .with('rounds', 'r2', {
      ...dots({ title: { fi: 'Vaikutus ja vaiva' }, order: 'a1' }),
      rules: {
        kind: 'axes',
        framework: goals,
        on: 'clusters',
        x: { fi: 'Vaiva' },
        y: { fi: 'Vaikutus' },
        targets: [clusterId('c2')],
      },
    })
    .with('results', 'r2', {
      result: {
        kind: 'axes',
        voters: 3,
        targets: [{ id: clusterId('c2'), voters: 3, x: histogram(1, 2, 6), y: histogram(9, 9, 10) }],
      },
    })
    .with('rounds', 'r3', dots({ state: 'open', order: 'a2' }))
}

const resultsIn = (view = board()) => resultsOf(view, { language: 'fi', framework: goals })

describe('counted votes', () => {
  test('are tables with names of today, those of then for what is gone, and say how they are to be read', () => {
    const [first, second, ...more] = resultsIn().frameworks[0]?.votes ?? []
    expect(more).toEqual([])
    expect(first).toEqual({
      id: 'r1',
      title: 'Mikä on tärkeintä?',
      says: '4 äänesti.',
      head: ['Kohde', 'Pisteitä', 'Äänestäjiä'],
      rows: [
        ['Ryhmä c2', '7', '2'],
        ['Silloin gone', '3', '2'],
        ['Ryhmä c1', '1', '2'],
      ],
    })
    expect(second?.head).toEqual(['Kohde', 'Vaikutus', 'Vaiva', 'Äänestäjiä'])
    expect(second?.rows).toEqual([['Ryhmä c2', '9 (9–10)', '2 (1–6)', '3']])
  })

  test('stay with their framework', () => {
    expect(resultsOf(board(), { language: 'fi', framework: regions }).frameworks[0]?.votes).toEqual([])
  })

  test('put the cluster with more dots first where sizes are equal', () => {
    const clusters = resultsIn().frameworks[0]?.priorities[0]?.lists[0]?.clusters
    expect(clusters?.map(({ title, dots: sum }) => [title, sum])).toEqual([
      ['Ryhmä c2', 7],
      ['Ryhmä c1', 1],
    ])
  })

  test('are in every document that one takes away, and their dots beside the clusters', async () => {
    const results = resultsIn()
    const markdown = toMarkdown(results)
    expect(markdown).toContain('### Äänestykset')
    expect(markdown).toContain('| Ryhmä c2 | 7 | 2 |')
    expect(markdown).toContain('##### Ryhmä c2 (1 lappu, 7 pistettä)')
    const { slides } = toSlides(results)
    expect(slides.filter(({ kind }) => kind === 'table').map(({ title }) => title)).toEqual([
      'Yleiskuva: Tavoitteet',
      'Mikä on tärkeintä?',
      'Vaikutus ja vaiva',
    ])
    const sheet = toSheets(results).at(-2)
    expect(sheet?.rows[1]?.map(cellText)).toEqual(['Ryhmä c2', '7', '2'])
    for (const file of [await toDocx(results), await toPptx(toSlides(results))]) {
      const words = [...partsOf(file).values()].join(' ')
      expect(words).toContain('Ryhmä c2')
      expect(words).toContain('9 (9–10)')
      expect(words).toContain('7 pistettä')
    }
  })
})

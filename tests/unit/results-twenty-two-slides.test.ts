import { beforeAll, describe, expect, test } from 'vitest'
import { withoutBold } from '#shared/results/bold-text.ts'
import { type NoteResult, type Results, resultsOf } from '#shared/results/results.ts'
import { toSlides } from '#shared/results/slides.ts'
import { toPptx } from '#shared/results-files/pptx.ts'
import { flawsOf, partsOf } from '#tests/support/office-file.ts'
import { type ReadSlide, slidesIn } from '#tests/support/pptx-slides.ts'
import { twentyTwoSlides } from '#tests/support/twenty-two-slides.ts'

describe('the deck of 22 slides, read back', () => {
  let results: Results
  let slides: readonly ReadSlide[]
  let file: Uint8Array

  beforeAll(async () => {
    results = resultsOf(twentyTwoSlides(), { language: 'fi' })
    file = await toPptx(toSlides(results))
    slides = slidesIn(file)
  })

  /** The slides of one framework: from its overview to the next one's. */
  const slidesOf = (at: number) => {
    const starts = results.frameworks.map(({ title }) =>
      slides.findIndex(slide => slide.title === `Yleiskuva: ${title}`),
    )
    return slides.slice(starts[at], starts[at + 1])
  }
  const bare = (note: NoteResult) => withoutBold(note.text)

  test('has 22 slides with six goals and five regional priorities, each with a title of its own and a number', () => {
    expect(slides).toHaveLength(22)
    expect(results.frameworks.map(({ priorities }) => priorities.length)).toEqual([6, 5])
    const titles = slides.map(slide => slide.title)
    expect(titles.every(title => title !== '')).toBe(true)
    expect(new Set(titles).size).toBe(22)
    expect(slides.every(slide => slide.hasNumber)).toBe(true)
    for (const { priorities } of results.frameworks) {
      priorities.forEach(({ title }, at) => {
        expect(titles.some(each => each.startsWith(`${at + 1}. ${title}`))).toBe(true)
      })
    }
  })

  test('has every note exactly once in each framework', () => {
    results.frameworks.forEach(({ priorities, open }, at) => {
      const paragraphs = slidesOf(at).flatMap(slide => slide.shapes.flatMap(shape => shape.paragraphs))
      const counts = Map.groupBy(paragraphs, text => text.replace('★ ', ''))
      const placed = priorities.flatMap(({ lists }) =>
        lists.flatMap(list => [...list.clusters.flatMap(cluster => cluster.notes), ...list.notes]),
      )
      expect(placed.length + open.length).toBe(189)
      for (const note of [...placed, ...open])
        expect([bare(note), counts.get(bare(note))?.length]).toEqual([bare(note), 1])
    })
  })

  test('has A to the left and B to the right, under the priority they belong to', () => {
    results.frameworks.forEach(({ priorities }, framework) => {
      priorities.forEach((priority, at) => {
        const own = slidesOf(framework).filter(slide => slide.title.startsWith(`${at + 1}. ${priority.title}`))
        for (const [letter, list] of [['A', priority.lists[0]] as const, ['B', priority.lists[1]] as const]) {
          const notes = [...(list?.clusters.flatMap(cluster => cluster.notes) ?? []), ...(list?.notes ?? [])]
          expect(notes.length).toBeGreaterThan(0)
          const half = own.flatMap(slide => slide.shapes.filter(shape => (letter === 'A') === shape.left < 5_500_000))
          const there = new Set(half.flatMap(shape => shape.paragraphs.map(text => text.replace('★ ', ''))))
          expect(there.size).toBeGreaterThan(0)
          for (const note of notes) expect(there.has(bare(note))).toBe(true)
        }
      })
    })
  })

  test('shows the known slide as it was: seven notes to A, four to B, bold in part and as a whole', () => {
    const slide = slides[2]
    const [a, b] = slide?.shapes.filter(shape => /^List \d$/.test(shape.name)) ?? []
    expect([a?.paragraphs.length, b?.paragraphs.length]).toEqual([7, 4])
    expect(a?.runs.filter(run => run.isBold).map(run => run.text)).toEqual([
      'myös yrityksiä',
      'kysytään, mitä tapahtui',
      'samana päivänä',
      '7.1A Yhteinen kartta palveluista on jokaisen pöydällä',
    ])
    expect(a?.paragraphs.filter(text => text.startsWith('★ '))).toHaveLength(1)
  })

  test('keeps every bold word bold and no other', () => {
    const expected = results.frameworks.flatMap(({ priorities, open }) =>
      [
        ...priorities.flatMap(({ lists }) =>
          lists.flatMap(list => [...list.clusters.flatMap(cluster => cluster.notes), ...list.notes]),
        ),
        ...open,
      ].flatMap(note => [...note.text.matchAll(/\*\*(.*?)\*\*/g)].map(([, words = '']) => words)),
    )
    const lists = slides.flatMap(slide => slide.shapes.filter(shape => /^List \d$/.test(shape.name)))
    const headings = new Set(
      lists.flatMap(shape => shape.paragraphs.filter(text => /\(\d+\)$|^Muut laput$/.test(text))),
    )
    const bold = lists.flatMap(shape =>
      shape.runs.filter(run => run.isBold && !headings.has(run.text)).map(run => run.text),
    )
    expect(bold.toSorted()).toEqual(expected.toSorted())
  })

  test('says of everything that is seen what it is, in the language of the board', () => {
    for (const slide of slides.slice(1)) {
      expect(slide.shapes.length).toBeGreaterThan(0)
      for (const shape of slide.shapes) expect([slide.title, shape.name, shape.alt]).not.toContain('')
    }
    const languages = slides.flatMap(slide => slide.shapes.flatMap(shape => [...shape.languages]))
    expect(new Set(languages)).toEqual(new Set(['fi-FI']))
  })

  test('gives the speaker the single notes, a line for each', () => {
    const [goal] = results.frameworks[0]?.priorities ?? []
    const singles = goal?.lists.flatMap(list => list.notes.map(note => `${list.letter}: ${bare(note)}`))
    expect(slides[2]?.notes).toEqual([goal?.description, ...(singles ?? [])])
  })

  test('is a sound file with nothing from outside', () => {
    expect(flawsOf(partsOf(file))).toEqual([])
  })
})

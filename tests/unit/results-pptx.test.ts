import { expect, test } from 'vitest'
import type { Results } from '#shared/results/results.ts'
import { toSlides } from '#shared/results/slides.ts'
import { toPptx } from '#shared/results-files/pptx.ts'
import { flawsOf, HOSTILE_TEXTS, partsOf, runsIn } from '#tests/support/office-file.ts'
import { cluster, noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

async function read(results: Results) {
  const parts = partsOf(await toPptx(toSlides(results)))
  const slides = [...parts].filter(([path]) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).map(([, text]) => text)
  const notes = [...parts].filter(([path]) => /^ppt\/notesSlides\/[^/]+\.xml$/.test(path)).map(([, text]) => text)
  return { parts, slides, notes, runs: slides.flatMap(slide => runsIn(slide, 'a')) }
}

test('a presentation holds every note once, with its bold', async () => {
  const a = {
    clusters: [cluster('Together', noteResult('In **two words** it works'), noteResult('Second one'))],
    notes: Array.from({ length: 60 }, (_, at) => noteResult(`Single ${at} ${'word '.repeat(15)}end`)),
  }
  const { runs, slides, parts } = await read(resultsWith(a, { notes: [noteResult('Åland ≤ ö')] }))
  const count = (text: string) => runs.filter(run => run.text.includes(text)).length
  for (const note of a.notes) expect(count(note.text)).toBe(1)
  expect([count('Second one'), count('Åland ≤ ö')]).toEqual([1, 1])
  expect(runs.filter(run => run.text === 'two words')).toEqual([{ text: 'two words', isBold: true }])
  expect(runs.filter(run => run.text.startsWith('In '))).toEqual([{ text: 'In ', isBold: false }])
  expect(runs.find(run => run.text === 'Together (2)')?.isBold).toBe(true)
  expect(slides.every(slide => slide.includes('type="slidenum"'))).toBe(true)
  expect(flawsOf(parts)).toEqual([])
})

test('a note with bold in it stays one paragraph', async () => {
  const { slides } = await read(resultsWith({ notes: [noteResult('In **two words** it works')] }, {}))
  const paragraph = slides
    .flatMap(slide => [...slide.matchAll(/<a:p>.*?<\/a:p>/gs)].map(([whole]) => whole))
    .find(each => each.includes('two words'))
  expect(
    runsIn(paragraph ?? '', 'a')
      .map(run => run.text)
      .join(''),
  ).toBe('In two words it works')
})

test('a paragraph says what it is once, before its runs: PowerPoint would offer to mend anything else', async () => {
  const given = {
    clusters: [cluster('C', noteResult('**A** and **b**'))],
    notes: [noteResult('a **b** c', { isKey: true })],
  }
  const { parts } = await read(resultsWith(given, {}, [noteResult('x **y**')]))
  const paragraphs = [...parts.values()].flatMap(part =>
    [...part.matchAll(/<a:p>(.*?)<\/a:p>/gs)].map(([, inner = '']) => inner),
  )
  expect(paragraphs.length).toBeGreaterThan(5)
  for (const inner of paragraphs) expect(inner.lastIndexOf('<a:pPr')).toBeLessThanOrEqual(0)
  const notes = paragraphs.filter(inner => inner.includes('srgbClr')).filter(inner => />(?: c| and )</.test(inner))
  expect(notes.map(inner => inner.includes('<a:buSzPct'))).toEqual([true, true])
})

test('the speaker has the single notes', async () => {
  const { notes } = await read(
    resultsWith({ clusters: [cluster('C', noteResult('inside'))], notes: [noteResult('alone')] }, {}),
  )
  expect(notes.some(page => page.includes('A: alone'))).toBe(true)
  expect(notes.some(page => page.includes('inside'))).toBe(false)
})

test.each(HOSTILE_TEXTS)('[A45] %j breaks no presentation, wherever it stands', async text => {
  const all = [noteResult(text)]
  const results = resultsWith({ title: text, clusters: [cluster(text, ...all)], notes: all }, {}, all)
  const { parts, runs } = await read({ ...results, title: text, aim: text })
  expect(flawsOf(parts)).toEqual([])
  expect(runs.some(run => run.text.includes(text.slice(0, 5)))).toBe(true)
})

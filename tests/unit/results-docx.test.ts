import { expect, test } from 'vitest'
import type { Results } from '#shared/results/results.ts'
import { toDocx } from '#shared/results-files/docx.ts'
import { flawsOf, HOSTILE_TEXTS, paragraphsIn, partsOf, runsIn } from '#tests/support/office-file.ts'
import { cluster, noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

async function read(results: Results) {
  const parts = partsOf(await toDocx(results))
  const text = parts.get('word/document.xml') ?? ''
  return { parts, text, runs: runsIn(text, 'w'), paragraphs: paragraphsIn(text, 'w') }
}

const a = {
  clusters: [cluster('Together', noteResult('In **two words** it works'))],
  notes: [noteResult('alone', { isKey: true })],
}
const given = resultsWith(a, { notes: [noteResult('Åland ≤ ö')] }, [noteResult('nowhere')])

test('a document holds every note once, with its bold', async () => {
  const { runs } = await read(given)
  const of = (part: string) => runs.filter(run => run.text.includes(part))
  expect(of('two words')).toEqual([{ text: 'two words', isBold: true }])
  expect(of('In ')).toEqual([{ text: 'In ', isBold: false }])
  for (const once of ['alone', 'Åland ≤ ö', 'nowhere']) expect(of(once)).toHaveLength(1)
})

test('headings lead to every part: framework, priority, prompt, cluster, and open space at the end', async () => {
  const { paragraphs } = await read(given)
  const headings = paragraphs.flatMap(({ style, text }) =>
    /^(?:Heading\d|Title)$/.test(style ?? '') ? [[style, text]] : [],
  )
  expect(headings).toEqual([
    ['Title', 'Strategy'],
    ['Heading1', 'Goals'],
    ['Heading2', '1. Schools'],
    ['Heading3', 'A. Question A (2 notes)'],
    ['Heading4', 'Together (1)'],
    ['Heading4', 'Other notes'],
    ['Heading3', 'B. Question B (1 note)'],
    ['Heading1', 'Appendix'],
    ['Heading2', 'Open space'],
  ])
  const order = paragraphs.map(({ text }) => text)
  expect(order.indexOf('★ alone')).toBeLessThan(order.indexOf('Åland ≤ ö'))
  expect(order.indexOf('A: nowhere')).toBeGreaterThan(order.indexOf('Appendix'))
})

test('a document says its language and title, explains its star, and says a table’s head again on each page', async () => {
  const { parts, text, paragraphs } = await read(given)
  expect(parts.get('word/styles.xml')).toMatch(/<w:lang w:val="en-GB"/)
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Strategy</dc:title>')
  expect(paragraphs.some(paragraph => paragraph.text === '★ is a key note.')).toBe(true)
  expect(text.match(/<w:tblHeader/g)).toHaveLength(1)
})

test('a note in another language is marked with it, for whoever has it read aloud', async () => {
  const notes = [noteResult('Tämä toimii', { language: 'fi' }), noteResult('This works', { language: 'en' })]
  const { text } = await read(resultsWith({ notes }, {}))
  expect(text.match(/<w:lang w:val="fi-FI"/g)).toHaveLength(1)
  expect(text.indexOf('fi-FI')).toBeLessThan(text.indexOf('Tämä'))
})

test('who wrote what and when is in the appendix where names are shown, and nowhere else', async () => {
  const named = resultsWith({ notes: [noteResult('alone', { author: 'Aino' })] }, {})
  expect((await read(named)).text).not.toContain('Aino')
  const { paragraphs } = await read({ ...named, showsAuthors: true })
  const at = paragraphs.findIndex(paragraph => paragraph.text === 'Who wrote what, and when')
  expect(paragraphs.slice(at + 1).map(paragraph => paragraph.text)).toEqual([
    'Note',
    'Author',
    'Workshop',
    'Date',
    'alone',
    'Aino',
    'Spring',
    '2026-05-05',
  ])
})

test('a document says where a list is empty', async () => {
  const { runs } = await read(resultsWith({ notes: [noteResult('one')] }, {}))
  expect(runs.filter(run => run.text === 'No notes.')).toHaveLength(1)
})

test.each(HOSTILE_TEXTS)('[A45] %j breaks no document, wherever it stands', async text => {
  const all = [noteResult(text, { author: text })]
  const results = resultsWith({ title: text, clusters: [cluster(text, ...all)], notes: all }, {}, all)
  const { parts, runs } = await read({ ...results, title: text, aim: text, showsAuthors: true })
  expect(flawsOf(parts)).toEqual([])
  expect(runs.some(run => run.text.includes(text.slice(0, 5)))).toBe(true)
})

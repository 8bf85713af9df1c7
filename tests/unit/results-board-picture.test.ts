import { describe, expect, test } from 'vitest'
import { pictureSize, toBoardPicture } from '#shared/results/board-picture.ts'
import { boardScene } from '#shared/results/board-scene.ts'
import { textWidth, wrapped } from '#shared/results/text-width.ts'
import { flawsOf, HOSTILE_TEXTS } from '#tests/support/office-file.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import { autumn, goals, note, smallBoard } from '#tests/support/small-board.ts'
import { twentyTwoSlides } from '#tests/support/twenty-two-slides.ts'

function draw(view: PlainView, question: Partial<Parameters<typeof boardScene>[1]> = {}): string {
  const scene = boardScene(view, { language: 'fi', framework: undefined, workshop: undefined, ...question })
  return scene ? toBoardPicture(scene) : ''
}

/** The words of the lines that are drawn, without titles and description. */
function drawn(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/gs)].map(([, inner = '']) => inner.replaceAll(/<[^>]*>/g, ''))
}

describe('a picture of the board', () => {
  test('has a title and a description, and holds every note in real text', () => {
    const svg = draw(twentyTwoSlides())
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title description"/)
    expect(svg).toContain(
      '<title id="title">Elinikäisen ohjauksen strategia 2021–2027: Valtakunnalliset tavoitteet</title>',
    )
    expect(svg).toContain('6 painopistettä, 189 lappua.</desc>')
    const words = drawn(svg).join(' ').replaceAll(/\s+/g, ' ')
    for (const number of ['1.1A', '7.1A', '4.1B', '22.5B', '17.6B']) expect(words).toContain(`${number} `)
    expect(svg.match(/<g><title>/g)).toHaveLength(189)
  })

  test('keeps bold, tells A and B apart by shape, and marks key notes', () => {
    const view = smallBoard()
      .with('notes', 'n1', { note: note({ text: 'In **two words** it works' }) })
      .with('marks', 'n1', { key: true, colour: 'sun' })
    const svg = draw(view)
    expect(svg).toContain('<tspan font-weight="700">two words</tspan>')
    expect(svg).toContain('#fcedb4')
    expect(drawn(svg)).toContain('★')
    expect(svg).toContain('<title>A ★ In two words it works</title>')
  })

  test('is of the framework and workshop asked for', () => {
    const view = smallBoard()
      .with('notes', 'n1', { note: note({ text: 'Keväällä' }) })
      .with('notes', 'n2', { note: note({ text: 'Syksyllä', workshop: autumn }) })
    expect(drawn(draw(view, { framework: goals, workshop: autumn })).join(' ')).toMatch(/Tavoitteet.*Syksyllä/)
    expect(draw(view, { workshop: autumn })).not.toContain('Keväällä')
  })

  test('says who wrote nothing: no author is ever in it', () => {
    const view = smallBoard()
      .with('notes', 'n1', { note: note({ author: 'Aino' }) })
      .set('about', 'board', { anonymity: 'named' })
    expect(draw(view)).not.toContain('Aino')
  })

  test('of a board with nothing on it is a title on paper, and of one without frameworks there is none', () => {
    const view = smallBoard()
    for (const id of [...view.rows('priorities').keys()]) view.take('priorities', id)
    const scene = boardScene(view, { language: 'fi', framework: undefined, workshop: undefined })
    expect(scene && pictureSize(scene)).toEqual({ width: 720, height: 272 })
    for (const id of [...view.rows('frameworks').keys()]) view.take('frameworks', id)
    expect(boardScene(view, { language: 'fi', framework: undefined, workshop: undefined })).toBeUndefined()
  })

  test('gives a long note smaller letters, and lets no line be wider than its card', () => {
    const view = smallBoard().with('notes', 'n1', { note: note({ text: 'sanoja '.repeat(140) }) })
    const svg = draw(view)
    const card = svg.slice(svg.indexOf('<g><title>'))
    const widths = [...card.matchAll(/textLength="([\d.]+)"/g)].map(([, width]) => Number(width))
    expect(widths.length).toBeGreaterThan(8)
    for (const width of widths) expect(width).toBeLessThanOrEqual(152)
    const size = Number(/<g font-size="([\d.]+)"/.exec(card)?.[1])
    expect(size).toBeLessThan(9)
  })

  test.each(HOSTILE_TEXTS)('[A45] %j breaks no picture, wherever it stands', text => {
    const view = smallBoard()
      .set('about', 'board', { title: { fi: text } })
      .set('notes', 'n1', { note: note({ text: text.slice(0, 1000) }) })
    const scene = boardScene(view, { language: 'fi', framework: goals, workshop: undefined })
    if (!scene) throw new Error('no scene')
    const hostile = { ...scene, title: text, cards: scene.cards.map(card => ({ ...card, text })) }
    const svg = toBoardPicture(hostile)
    expect(flawsOf(new Map([['board.xml', svg]]))).toEqual([])
    expect(svg).not.toMatch(/<(?!\/?(?:svg|title|desc|rect|g|text|tspan)[ >])|href|url\(| on\w+="/)
  })
})

describe('a text in lines', () => {
  test('is as wide as its letters', () => {
    expect(textWidth('iiii', 10)).toBeCloseTo(8.88)
    expect(textWidth('ää', 10)).toBeCloseTo(textWidth('aa', 10))
    expect(textWidth('W', 10, true)).toBeGreaterThan(textWidth('W', 10))
    expect(textWidth('\u200b\u0301', 10)).toBe(0)
  })

  test('breaks between words, within one only where it must, and at line ends', () => {
    const lines = wrapped([{ text: 'yksi kaksi\nkolme pitkääkinpidempisana', isBold: false }], 50, 10)
    expect(
      lines.map(line =>
        line
          .map(span => span.text)
          .join('')
          .trimEnd(),
      ),
    ).toEqual(['yksi kaksi', 'kolme', 'pitkääkinpi', 'dempisana'])
    for (const line of lines) {
      const width = line.reduce((sum, { text }) => sum + textWidth(text.trimEnd(), 10), 0)
      expect(width).toBeLessThanOrEqual(50)
    }
  })

  test('never breaks a picture of several parts', () => {
    const family = '👩‍👩‍👧‍👦'
    const lines = wrapped([{ text: family.repeat(20), isBold: false }], 60, 10)
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines)
      expect(
        line
          .map(span => span.text)
          .join('')
          .replaceAll(family, ''),
      ).toBe('')
  })
})

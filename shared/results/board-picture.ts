import type { Rect } from '#shared/domain/layout/geometry.ts'
import {
  AREA_PADDING,
  AREA_TITLE_HEIGHT,
  CLUSTER_PADDING,
  CLUSTER_TITLE_HEIGHT,
  LIST_PADDING,
  LIST_TITLE_HEIGHT,
} from '#shared/domain/layout/sizes.ts'
import type { BoardScene, SceneCard } from './board-scene.ts'
import { boldSpans, type TextSpan, withoutBold } from './bold-text.ts'
import { xmlEscaped, xmlText } from './office-text.ts'
import { firstLines, type TextLine, textWidth, wrapped } from './text-width.ts'

/** Space around the board, and above it for its title, in board units. */
const MARGIN = 40
const HEAD_HEIGHT = 72
/** Fonts whose letters are as wide as text-width.ts has it, so that nothing runs out of its card. */
const FONTS = "Arial, 'Liberation Sans', Helvetica, sans-serif"
/** The light theme, whatever the screen shows: a picture is mostly printed or shown on white. */
const INK = '#26231d'
const SOFT = '#5a5448'
const PAPER = '#ffffff'
const SHEET = '#fffdf8'
const SUNK = '#f3eee3'
const LINE = '#ddd3c0'
const EDGE = '#8b8272'
const ACCENT = '#1d5c58'
const COLOURS: Readonly<Record<SceneCard['colour'], string>> = {
  paper: '#fffdf6',
  sun: '#fcedb4',
  leaf: '#dcedcd',
  sky: '#d7e7f5',
  rose: '#f8dcd9',
  stone: '#e5e1d8',
}
const LINE_HEIGHT = 1.22
const CARD_FONT = 13
const CARD_FONT_MIN = 4.5
const CARD_PADDING = 10
/** Of the letter of a card's prompt. */
const BADGE = 16

/** How large the picture of a board is, in board units. */
export function pictureSize({ bounds, areas, cards }: BoardScene): { readonly width: number; readonly height: number } {
  const isEmpty = areas.length === 0 && cards.length === 0
  const inner = isEmpty ? { width: 640, height: 120 } : bounds
  return { width: Math.max(640, inner.width) + MARGIN * 2, height: inner.height + MARGIN * 2 + HEAD_HEIGHT }
}

/** The board as an SVG with real text and nothing from outside. */
export function toBoardPicture(scene: BoardScene): string {
  const { width, height } = pictureSize(scene)
  const head = titleLines(scene.title, width - MARGIN * 2, 28, HEAD_HEIGHT / (28 * LINE_HEIGHT))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" lang="${scene.language}" role="img" aria-labelledby="title description" font-family="${xmlEscaped(FONTS)}" fill="${INK}">`,
    `<title id="title">${xmlEscaped(scene.title)}</title>`,
    `<desc id="description">${xmlEscaped(scene.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    textAt(head.lines, MARGIN, MARGIN + 24, head.size, ACCENT),
    `<g transform="translate(${MARGIN - scene.bounds.x} ${MARGIN + HEAD_HEIGHT - scene.bounds.y})">`,
    ...scene.areas.map(({ title, box }) => {
      const { lines, size } = titleLines(title, box.width - AREA_PADDING * 2, 22, 2)
      return rounded(box, 16, SHEET, LINE) + titled(lines, box, AREA_PADDING, AREA_TITLE_HEIGHT, size, INK)
    }),
    ...scene.lists.map(({ title, letter, box }) => {
      const left = LIST_PADDING + BADGE + 10
      const { lines, size } = titleLines(title, box.width - left - LIST_PADDING, 15, 2)
      const middle = box.y + LIST_TITLE_HEIGHT / 2
      return (
        rounded(box, 10, SUNK, LINE) +
        badge(letter, box.x + LIST_PADDING, middle - BADGE / 2 - 1, BADGE + 2) +
        titled(lines, box, left, LIST_TITLE_HEIGHT, size, INK)
      )
    }),
    ...scene.clusters.map(({ title, box }) => {
      const { lines, size } = titleLines(title, box.width - CLUSTER_PADDING * 2, 14, 2)
      return rounded(box, 10, PAPER, EDGE) + titled(lines, box, CLUSTER_PADDING, CLUSTER_TITLE_HEIGHT, size, ACCENT)
    }),
    ...scene.cards.map(cardXml),
    '</g></svg>\n',
  ].join('')
}

function cardXml({ box, text, letter, isKey, colour }: SceneCard): string {
  const inner = box.width - CARD_PADDING * 2
  const room = box.height - CARD_PADDING * 2 - BADGE + 4
  const { lines, size } = fitted(boldSpans(xmlText(text).trim()), inner, room)
  const foot = box.y + box.height - BADGE - 5
  return [
    `<g><title>${xmlEscaped(`${letter}${isKey ? ' ★' : ''} ${withoutBold(text)}`)}</title>`,
    rounded(box, 8, COLOURS[colour], EDGE),
    textAt(lines, box.x + CARD_PADDING, box.y + CARD_PADDING + size * 0.82, size, INK),
    badge(letter, box.x + CARD_PADDING - 3, foot, BADGE),
    isKey ? textAt([[{ text: '★', isBold: true }]], box.x + CARD_PADDING + BADGE + 3, foot + 13, 14, SOFT) : '',
    '</g>',
  ].join('')
}

/** The largest font in which the whole text is seen; the longest texts of all end with a sign, and are whole in the title. */
function fitted(spans: readonly TextSpan[], width: number, height: number) {
  for (let size = CARD_FONT; size >= CARD_FONT_MIN; size -= 0.5) {
    const lines = wrapped(spans, width, size)
    if (lines.length * size * LINE_HEIGHT <= height) return { lines, size }
  }
  const size = CARD_FONT_MIN
  return { lines: firstLines(wrapped(spans, width, size), Math.floor(height / (size * LINE_HEIGHT))), size }
}

/** A title on at most so many lines, smaller if need be. */
function titleLines(title: string, width: number, largest: number, most: number) {
  const spans = [{ text: xmlText(title).replaceAll(/\s+/g, ' ').trim(), isBold: true }]
  const allowed = Math.max(1, Math.floor(most))
  for (let size = largest; size >= largest * 0.6; size -= 1) {
    const lines = wrapped(spans, width, size)
    if (lines.length <= (size > largest * 0.8 ? 1 : allowed)) return { lines, size }
  }
  const size = largest * 0.6
  return { lines: firstLines(wrapped(spans, width, size), allowed), size }
}

/** A title in the middle of the strip at the top of its box. */
function titled(
  lines: readonly TextLine[],
  box: Rect,
  left: number,
  strip: number,
  size: number,
  fill: string,
): string {
  const tall = (lines.length - 1) * size * LINE_HEIGHT
  return textAt(lines, box.x + left, box.y + strip / 2 - tall / 2 + size * 0.35, size, fill)
}

/** Each line says how long it is, so that it stays within its card where another font has to stand in. */
function textAt(lines: readonly TextLine[], x: number, y: number, size: number, fill: string): string {
  const written = lines.map((line, at) => {
    const long = line.reduce((sum, { text, isBold }) => sum + textWidth(text, size, isBold), 0)
    if (long === 0) return ''
    const spans = line.map(({ text, isBold }) => {
      return isBold ? `<tspan font-weight="700">${xmlEscaped(text)}</tspan>` : xmlEscaped(text)
    })
    const place = `x="${round(x)}" y="${round(y + at * size * LINE_HEIGHT)}" textLength="${round(long)}"`
    return `<text ${place} lengthAdjust="spacingAndGlyphs" xml:space="preserve">${spans.join('')}</text>`
  })
  return `<g font-size="${round(size)}" fill="${fill}">${written.join('')}</g>`
}

/** Odd letters round and filled, even ones square and outlined, as everywhere on the board. */
function badge(letter: string, x: number, y: number, size: number): string {
  const isRound = letter.charCodeAt(0) % 2 === 1
  const font = size * 0.62
  const left = x + (size - textWidth(letter, font, true)) / 2
  const text = textAt(
    [[{ text: letter, isBold: true }]],
    left,
    y + size / 2 + font * 0.36,
    font,
    isRound ? PAPER : ACCENT,
  )
  const box = { x: x + 0.75, y: y + 0.75, width: size - 1.5, height: size - 1.5 }
  return rounded(box, isRound ? size / 2 : 3, isRound ? ACCENT : PAPER, ACCENT, 1.5) + text
}

function rounded({ x, y, width, height }: Rect, radius: number, fill: string, stroke: string, wide = 1): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="${wide}"/>`
}

function round(units: number): number {
  return Math.round(units * 100) / 100
}

import type { Language } from '#shared/domain/tables.ts'
import type { TextSpan } from './bold-text.ts'

/** One paragraph of a list on a slide. */
export interface SlideParagraph {
  readonly kind: 'heading' | 'note' | 'remark'
  readonly spans: readonly TextSpan[]
  /** Where it is not the deck's. */
  readonly language?: Language
}
/** Inches from the upper left corner. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What the last row of a room can still read. */
export const FONT_MIN_PT = 12
const FONT_MAX_PT = 18
/** A list that has to go on to another slide anyway is set larger where that takes no more slides. */
const FONT_SPLIT_PT = 14
/** For notes as long as a slide. */
const FONT_LEAST_PT = 8
const POINTS_PER_INCH = 72
/** An average letter is about half as wide as the font is high; the lines of a list come out even. */
const LETTER_WIDTH = 0.5
const LINE_HEIGHT = 1.2
/** Space around a paragraph, in lines. */
const PARAGRAPH_GAP = 0.25
/** Where a text box begins to write, inches on each side. */
const INSET = 0.1
const BULLET = 0.2

/** The largest font in which every column fits its frame, and what each slide then holds of each column. */
export function pagesOf(
  columns: readonly (readonly SlideParagraph[])[],
  frame: Frame,
): { readonly fontPt: number; readonly pages: readonly (readonly (readonly SlideParagraph[])[])[] } {
  for (let fontPt = FONT_MAX_PT; fontPt >= FONT_MIN_PT; fontPt -= 1) {
    const isEnough = columns.every(column => linesOf(column, fontPt, frame) <= linesIn(frame, fontPt))
    if (isEnough) return { fontPt, pages: [columns] }
  }
  // Fewest slides first, then the larger letters; a note as long as a slide needs smaller ones: none is ever cut.
  let best = splitAt(FONT_SPLIT_PT, columns, frame)
  for (let fontPt = FONT_SPLIT_PT - 1; fontPt >= FONT_LEAST_PT; fontPt -= 1) {
    if (fontPt < FONT_MIN_PT && best.isHeld) break
    const other = splitAt(fontPt, columns, frame)
    if (other.isHeld && (!best.isHeld || other.pages.length < best.pages.length)) best = other
  }
  return best
}

function splitAt(fontPt: number, columns: readonly (readonly SlideParagraph[])[], frame: Frame) {
  const split = columns.map(column => splitColumn(column, fontPt, frame))
  const count = Math.max(...split.map(pages => pages.length))
  const pages = Array.from({ length: count }, (_, at) => split.map(column => column[at] ?? []))
  return { fontPt, pages, isHeld: columns.every(column => isHeld(column, fontPt, frame)) }
}

/** Whether each paragraph finds room on a slide, below the heading it goes with. */
function isHeld(column: readonly SlideParagraph[], fontPt: number, frame: Frame): boolean {
  const heading = column.filter(({ kind }) => kind === 'heading')
  const tallest = Math.max(0, ...heading.map(each => linesOf([each], fontPt, frame)))
  return column.every(each => tallest + linesOf([each], fontPt, frame) <= linesIn(frame, fontPt))
}

/** A column over slides. A heading stays with its first note, and is said again where its notes go on. */
function splitColumn(column: readonly SlideParagraph[], fontPt: number, frame: Frame): SlideParagraph[][] {
  const room = linesIn(frame, fontPt)
  const pages: SlideParagraph[][] = []
  let page: SlideParagraph[] = []
  let heading: SlideParagraph | undefined
  let used = 0
  const put = (paragraph: SlideParagraph) => {
    page.push(paragraph)
    used += linesOf([paragraph], fontPt, frame)
  }
  const turn = () => {
    pages.push(page)
    page = []
    used = 0
  }
  column.forEach((paragraph, at) => {
    const next = paragraph.kind === 'heading' ? column[at + 1] : undefined
    const needed = linesOf(next ? [paragraph, next] : [paragraph], fontPt, frame)
    if (page.length > 0 && used + needed > room) {
      turn()
      if (paragraph.kind !== 'heading' && heading) put(heading)
    }
    if (paragraph.kind === 'heading') heading = paragraph
    put(paragraph)
  })
  return page.length > 0 ? [...pages, page] : pages
}

function linesIn(frame: Frame, fontPt: number): number {
  return ((frame.height - 2 * INSET) * POINTS_PER_INCH) / (fontPt * LINE_HEIGHT)
}

function linesOf(paragraphs: readonly SlideParagraph[], fontPt: number, frame: Frame): number {
  const letters = Math.floor(((frame.width - 2 * INSET - BULLET) * POINTS_PER_INCH) / (fontPt * LETTER_WIDTH))
  return paragraphs.reduce((sum, { spans }) => {
    const length = spans.reduce((all, span) => all + span.text.length, 0)
    return sum + Math.max(1, Math.ceil(length / letters)) + PARAGRAPH_GAP
  }, 0)
}

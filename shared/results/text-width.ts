import type { TextSpan } from './bold-text.ts'

/** Advance widths of Arial and its twins, in thousandths of the font size; by them the widths of a text are known without a screen. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [191, "'"],
      [222, 'ijl'],
      [260, '|'],
      [278, ' !,./:;I[\\]ft'],
      [333, '()-`r'],
      [334, '{}'],
      [355, '"'],
      [389, '*'],
      [469, '^'],
      [500, 'Jckvxyzs'],
      [556, '#$?0123456789L_abdeghnopqu–'],
      [584, '+<=>~'],
      [611, 'FTZ'],
      [667, 'ABEKPSVXY&'],
      [722, 'CDHNRUw'],
      [778, 'GOQ'],
      [833, 'Mm'],
      [850, '★'],
      [889, '%'],
      [944, 'W'],
      [1000, '—…'],
      [1015, '@'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)),
)
const UNKNOWN = 620
/** Letters of East Asia, and pictures. */
const SQUARE = 1000
/** Bold letters are wider by this much. */
const BOLD = 1.07

/** How wide a text will be, in the unit of the font size. */
export function textWidth(text: string, fontSize: number, isBold = false): number {
  let sum = 0
  for (const letter of text) sum += widthOf(letter)
  return (sum / 1000) * fontSize * (isBold ? BOLD : 1)
}

function widthOf(letter: string): number {
  const known = WIDTHS.get(letter)
  if (known !== undefined) return known
  if (/[\p{Mark}\p{Cf}]/u.test(letter)) return 0
  const base = letter.normalize('NFD').charAt(0)
  return (
    WIDTHS.get(base) ??
    (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u.test(letter)
      ? SQUARE
      : UNKNOWN)
  )
}

/** A line of stretches of one weight each. */
export type TextLine = readonly TextSpan[]

/** A text in lines no wider than `width`. Words that are too long for a line alone are broken. */
export function wrapped(spans: readonly TextSpan[], width: number, fontSize: number): readonly TextLine[] {
  const lines: TextSpan[][] = [[]]
  let used = 0
  const put = (text: string, isBold: boolean) => {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (last && last.isBold === isBold) line?.splice(-1, 1, { text: last.text + text, isBold })
    else line?.push({ text, isBold })
    used += textWidth(text, fontSize, isBold)
  }
  const turn = () => {
    lines.push([])
    used = 0
  }
  for (const { text, isBold } of spans) {
    for (const piece of text.match(/\n|[^\S\n]+|\S+/g) ?? []) {
      if (piece === '\n') turn()
      else if (/^\s/.test(piece)) {
        if (used > 0) put(' ', isBold)
      } else {
        const wide = textWidth(piece, fontSize, isBold)
        if (used > 0 && used + wide > width) turn()
        if (wide <= width) put(piece, isBold)
        else {
          for (const letter of graphemes(piece)) {
            if (used > 0 && used + textWidth(letter, fontSize, isBold) > width) turn()
            put(letter, isBold)
          }
        }
      }
    }
  }
  return lines
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), part => part.segment)
}

/** The first lines, with a sign where something is left out. */
export function firstLines(lines: readonly TextLine[], most: number): readonly TextLine[] {
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  const last = kept.at(-1) ?? []
  const end = last.at(-1)
  return [
    ...kept.slice(0, -1),
    end ? [...last.slice(0, -1), { ...end, text: `${end.text.trimEnd().slice(0, -1)}…` }] : last,
  ]
}

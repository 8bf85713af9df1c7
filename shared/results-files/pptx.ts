import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import library from 'pptxgenjs'
import type { Deck, ListsSlide, Slide, SlideColumn, TableSlide, TitleSlide } from '#shared/results/slides.ts'

/** The package's types speak of its CommonJS form; what arrives in Node and in browsers is the class itself. */
const Presentation = library as unknown as typeof library.default
type Page = ReturnType<InstanceType<typeof Presentation>['addSlide']>
type Run = { text: string; options: { bold: boolean; breakLine: boolean; [name: string]: unknown } }

const FONT = 'Calibri'
const INK = '1F2937'
const QUIET = '4B5563'
const ACCENT = '1D4E89'
const WIDTH = 12.333

/** A deck as a PowerPoint file: real text, nothing from outside. */
export async function toPptx(deck: Deck): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Presentation()
  file.layout = 'LAYOUT_WIDE'
  file.title = deck.title
  file.author = 'Timantti'
  file.company = 'Timantti'
  file.theme = { headFontFace: FONT, bodyFontFace: FONT }
  for (const slide of deck.slides) {
    const page = file.addSlide()
    page.slideNumber = { x: 12.4, y: 7.0, w: 0.5, h: 0.3, fontSize: 11, color: QUIET, fontFace: FONT }
    write(page, slide)
  }
  return mended((await file.write({ outputType: 'uint8array' })) as Uint8Array<ArrayBuffer>)
}

/** The package says a paragraph's properties again with every run, which the format forbids: only the first stay. */
function mended(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  for (const [path, bytes] of Object.entries(parts)) {
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue
    parts[path] = strToU8(strFromU8(bytes).replaceAll(/<\/a:r><a:pPr[^>]*>.*?<\/a:pPr>/gs, '</a:r>'))
  }
  return zipSync(parts)
}

function write(page: Page, slide: Slide): void {
  if (slide.kind === 'title') {
    writeTitle(page, slide)
    return
  }
  page.addText(slide.title, {
    ...box(0.5, 0.35, WIDTH, 0.8),
    objectName: 'Title',
    fontSize: slide.title.length > 60 ? 22 : 28,
    bold: true,
    color: ACCENT,
    valign: 'middle',
  })
  if (slide.kind === 'table') writeTable(page, slide)
  else writeLists(page, slide)
}

function writeTitle(page: Page, { title, lines }: TitleSlide): void {
  page.addText(title, {
    ...box(0.9, 1.6, 11.5, 1.8),
    objectName: 'Title',
    fontSize: title.length > 60 ? 30 : 40,
    bold: true,
    color: ACCENT,
    valign: 'bottom',
  })
  if (lines.length === 0) return
  page.addText(
    lines.map(text => ({ text, options: { breakLine: true } })),
    {
      ...box(0.9, 3.6, 11.5, 2.8),
      objectName: 'Workshops',
      fontSize: lines.length > 8 ? 12 : 18,
      color: INK,
      valign: 'top',
    },
  )
}

function writeTable(page: Page, { rows, title }: TableSlide): void {
  const prompts = (rows[0]?.length ?? 1) - 1
  const first = prompts === 0 ? WIDTH : WIDTH * 0.55
  page.addTable(
    rows.map((cells, row) =>
      cells.map((text, column) => ({
        text,
        options: {
          bold: row === 0,
          align: column === 0 ? 'left' : 'center',
          color: row === 0 ? 'FFFFFF' : INK,
          fill: { color: row === 0 ? ACCENT : row % 2 === 0 ? 'F3F4F6' : 'FFFFFF' },
        },
      })),
    ),
    {
      x: 0.5,
      y: 1.4,
      w: WIDTH,
      colW: [first, ...Array.from({ length: prompts }, () => (WIDTH - first) / prompts)],
      objectName: title,
      fontSize: 14,
      fontFace: FONT,
      valign: 'middle',
      border: { type: 'solid', pt: 0.5, color: 'D1D5DB' },
    },
  )
}

function writeLists(page: Page, { columns, fontPt, notesPage }: ListsSlide): void {
  for (const column of columns) {
    const { x, y, width, height } = column.frame
    page.addText(column.title, {
      ...box(x, y - 0.55, width, 0.5),
      objectName: `${column.title} – 1`,
      fontSize: column.title.length * 0.54 * 16 > width * 72 ? 12 : 16,
      bold: true,
      color: ACCENT,
      valign: 'bottom',
    })
    if (column.paragraphs.length > 0) {
      page.addText(runsOf(column), {
        ...box(x, y, width, height),
        objectName: `${column.title} – 2`,
        fontSize: fontPt,
        color: INK,
        valign: 'top',
      })
    }
  }
  if (notesPage) page.addNotes(notesPage)
}

function runsOf({ paragraphs }: SlideColumn): Run[] {
  return paragraphs.flatMap(({ kind, spans }) =>
    spans.map(({ text, isBold }, at) => ({
      text,
      options: {
        bold: isBold,
        breakLine: at === spans.length - 1,
        ...(kind === 'note' && at === 0 ? { paraSpaceAfter: 3, bullet: { indent: 12 } } : {}),
        ...(kind === 'heading' ? { paraSpaceBefore: 4, paraSpaceAfter: 2, color: ACCENT } : {}),
        ...(kind === 'remark' ? { italic: true, color: QUIET } : {}),
      },
    })),
  )
}

function box(x: number, y: number, w: number, h: number) {
  return { x, y, w, h, fontFace: FONT, margin: 4 }
}

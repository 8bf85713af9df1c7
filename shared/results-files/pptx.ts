import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import library from 'pptxgenjs'
import { LOCALES } from '#shared/results/locales.ts'
import type { Deck, ListsSlide, Slide, SlideColumn, TableSlide, TitleSlide } from '#shared/results/slides.ts'

/** The package's types speak of its CommonJS form; what arrives in Node and in browsers is the class itself. */
const Presentation = library as unknown as typeof library.default
type File = InstanceType<typeof Presentation>
type Page = ReturnType<File['addSlide']>
type Run = { text: string; options: { bold: boolean; breakLine: boolean; [name: string]: unknown } }

const FONT = 'Calibri'
const INK = '1F2937'
const QUIET = '4B5563'
const ACCENT = '1D4E89'
const WIDTH = 12.333
/** Backgrounds of counts, from none to most; each carries INK at more than 4.5:1. */
const HEAT = ['FFFFFF', 'EAF1F8', 'D3E2F1', 'B8D0E8', '9BBCDD'] as const
/** Between a shape's name and what it says to who does not see it; the package has no field for that. */
const SAYS = '\uE000'

/** A deck as a PowerPoint file: real text, titles that are titles, alternative texts, nothing from outside. */
export async function toPptx(
  deck: Deck,
  onSlide: (done: number, all: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Presentation()
  file.layout = 'LAYOUT_WIDE'
  file.title = deck.title
  file.author = 'Timantti'
  file.company = 'Timantti'
  file.theme = { headFontFace: FONT, bodyFontFace: FONT }
  defineMasters(file)
  deck.slides.forEach((slide, at) => {
    const page = file.addSlide({ masterName: slide.kind === 'title' ? 'TIMANTTI_TITLE' : 'TIMANTTI' })
    page.slideNumber = { x: 12.2, y: 7.0, w: 0.7, h: 0.3, fontSize: 11, color: QUIET, fontFace: FONT, align: 'right' }
    write(page, slide, LOCALES[deck.language])
    onSlide(at + 1, deck.slides.length)
  })
  return mended((await file.write({ outputType: 'uint8array' })) as Uint8Array<ArrayBuffer>, LOCALES[deck.language])
}

function defineMasters(file: File): void {
  const look = { name: 'title', type: 'title' as const, bold: true, color: ACCENT, align: 'left' as const }
  file.defineSlideMaster({
    title: 'TIMANTTI_TITLE',
    objects: [{ placeholder: { options: { ...look, ...TITLE_BOX, valign: 'bottom' }, text: '' } }],
  })
  file.defineSlideMaster({
    title: 'TIMANTTI',
    objects: [
      { placeholder: { options: { ...look, ...HEADING_BOX, valign: 'middle' }, text: '' } },
      { line: { x: 0.6, y: 1.2, w: WIDTH - 0.2, h: 0, line: { color: 'B8D0E8', width: 1 } } },
    ],
  })
}

/**
 * What the package leaves to be done: a paragraph's properties are said once, before its runs (it repeats them, which
 * the format forbids); alternative texts; and on notes pages a paragraph for each line, in their language.
 */
function mended(file: Uint8Array<ArrayBuffer>, locale: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  for (const [path, bytes] of Object.entries(parts)) {
    const isSlide = /^ppt\/slides\/slide\d+\.xml$/.test(path)
    if (!isSlide && !/^ppt\/notesSlides\/[^/]+\.xml$/.test(path)) continue
    const text = strFromU8(bytes)
    parts[path] = strToU8(isSlide ? mendedSlide(text) : mendedNotes(text, locale))
  }
  return zipSync(parts)
}

function mendedSlide(text: string): string {
  return text
    .replaceAll(/<\/a:r><a:pPr[^>]*>.*?<\/a:pPr>/gs, '</a:r>')
    .replaceAll(new RegExp(`(<p:cNvPr id="\\d+" name="[^"${SAYS}]*)${SAYS}([^"]*)"`, 'g'), '$1" descr="$2"')
}

function mendedNotes(text: string, locale: string): string {
  const shown = text.replaceAll('lang="en-US"', `lang="${locale}"`)
  return shown.replace(
    /<a:p>(<a:r><a:rPr[^>]*\/><a:t>)([^<]*)(<\/a:t><\/a:r>)(<a:endParaRPr[^>]*\/>)<\/a:p>/,
    (...found) => {
      const [, before = '', lines = '', after = '', end = ''] = found.map(String)
      const filled = lines.split(/\r?\n/).map(line => (line ? `<a:p>${before}${line}${after}</a:p>` : ''))
      return filled.join('') || `<a:p>${end}</a:p>`
    },
  )
}

function write(page: Page, slide: Slide, lang: string): void {
  if (slide.kind === 'title') {
    writeTitle(page, slide, lang)
    return
  }
  page.addText(slide.title, {
    ...HEADING_BOX,
    placeholder: 'title',
    objectName: 'Title',
    fontSize: slide.title.length > 150 ? 15 : slide.title.length > 60 ? 20 : 28,
    lang,
  })
  if (slide.kind === 'table') writeTable(page, slide, lang)
  else writeLists(page, slide, lang)
}

function writeTitle(page: Page, { title, lines, notesPage }: TitleSlide, lang: string): void {
  const fontSize = title.length > 120 ? 24 : title.length > 60 ? 30 : 40
  page.addText(title, { ...TITLE_BOX, placeholder: 'title', objectName: 'Title', fontSize, lang })
  if (notesPage) page.addNotes(notesPage)
  if (lines.length === 0) return
  const letters = lines.reduce((sum, line) => sum + line.length + 60, 0)
  page.addText(
    lines.map(text => ({ text, options: { breakLine: true, lang, paraSpaceAfter: 6 } })),
    {
      ...box(0.9, 3.6, 11.5, 3.2),
      objectName: 'Workshops',
      fontSize: letters > 1400 ? 12 : letters > 800 ? 14 : 18,
      color: INK,
      valign: 'top',
    },
  )
}

function writeTable(page: Page, { rows, description, most }: TableSlide, lang: string): void {
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
          fill: {
            color: row === 0 ? ACCENT : column === 0 || most === undefined ? HEAT[0] : heatOf(Number(text), most),
          },
          lang,
        },
      })),
    ),
    {
      x: 0.5,
      y: 1.4,
      w: WIDTH,
      colW: [first, ...Array.from({ length: prompts }, () => (WIDTH - first) / prompts)],
      objectName: `Table${SAYS}${description}`,
      rowH: 0.48,
      fontSize: 16,
      fontFace: FONT,
      valign: 'middle',
      margin: [0.06, 0.1, 0.06, 0.1],
      border: { type: 'solid', pt: 0.5, color: 'D1D5DB' },
    },
  )
}

/** Counts are shaded, and are there to be read as numbers too. */
function heatOf(count: number, most: number): string {
  const step = count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * (HEAT.length - 1)))
  return HEAT[step] ?? HEAT[0]
}

function writeLists(page: Page, { columns, fontPt, notesPage }: ListsSlide, lang: string): void {
  columns.forEach((column, at) => {
    // On a further slide a list may have ended already: its heading alone would look like an empty list.
    if (column.paragraphs.length === 0) return
    const { x, y, width, height } = column.frame
    page.addText(column.title, {
      ...box(x, y - 0.55, width, 0.5),
      objectName: `List ${at + 1} heading${SAYS}${column.title}`,
      fontSize: headingSize(column.title, width),
      bold: true,
      color: ACCENT,
      valign: 'bottom',
      lang,
    })
    page.addText(runsOf(column, lang), {
      ...box(x, y, width, height),
      objectName: `List ${at + 1}${SAYS}${column.description}`,
      fontSize: fontPt,
      color: INK,
      valign: 'top',
    })
  })
  if (notesPage) page.addNotes(notesPage)
}

/** As large as lets the heading of a list stand on one line, or on two small ones. */
function headingSize(title: string, width: number): number {
  const long = title.length * 0.54
  return [16, 13].find(size => long * size <= width * 72) ?? (long * 11 <= width * 72 * 2 ? 11 : 8)
}

function runsOf({ paragraphs }: SlideColumn, lang: string): Run[] {
  return paragraphs.flatMap(({ kind, spans, language }) =>
    spans.map(({ text, isBold }, at) => ({
      text,
      options: {
        bold: isBold,
        lang: language ? LOCALES[language] : lang,
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

const TITLE_BOX = box(0.9, 1.6, 11.5, 1.8)
const HEADING_BOX = box(0.5, 0.35, WIDTH, 0.8)

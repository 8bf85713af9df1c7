import { strToU8, zipSync } from 'fflate'
import { xmlEscaped } from '#shared/results/office-text.ts'
import { type Cell, cellText, type ResultsSheet } from '#shared/results/sheets.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Column widths, in digits of the font. */
const NARROW = 12
const MIDDLE = 28
const WIDE = 60
/** Of a row; the format has no taller ones. */
const ROW_MAX_PT = 409
const LINE_PT = 15
/** Numbers of STYLES' cellXfs: text, the same where it looks like a formula, and the head. */
const TEXT = 1
const GUARDED = 2
const HEADING = 3
/** A44: typed into such a cell again, a program would take it for a formula. */
const FORMULA_START = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * Sheets as an Excel file. Every cell is declared as text, so nothing in it is ever a formula; the head row stays in
 * view and filters the rows below it.
 */
export function toXlsx(
  {
    title,
    language,
    sheets,
  }: { readonly title: string; readonly language: string; readonly sheets: readonly ResultsSheet[] },
  onSheet: (done: number, all: number) => void = () => undefined,
): Uint8Array<ArrayBuffer> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': links([
      ['officeDocument', 'xl/workbook.xml'],
      ['metadata/core-properties', 'docProps/core.xml'],
    ]),
    'docProps/core.xml': core(title, language),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': links([
      ...sheets.map((_, at): Link => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  }
  sheets.forEach((sheet, at) => {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet, at === 0)
    onSheet(at + 1, sheets.length)
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))
}

function worksheet({ rows }: ResultsSheet, isFirst: boolean): string {
  const columns = rows[0] ?? []
  const range = `A1:${columnName(columns.length - 1)}${rows.length}`
  const widths = columns.map((_, at) => widthOf(rows, at))
  const cols = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const body = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, row === 0))
    const lines = Math.max(1, ...cells.map((cell, column) => linesIn(cellText(cell), widths[column] ?? NARROW)))
    return `<row r="${row + 1}" ht="${Math.min(ROW_MAX_PT, lines * LINE_PT + 1)}">${written.join('')}</row>`
  })
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${range}"/>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${cols.join('')}</cols><sheetData>${body.join('')}</sheetData><autoFilter ref="${range}"/>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('')
}

function cellXml(cell: Cell, reference: string, isHead: boolean): string {
  const text = cellText(cell)
  if (text === '' && !isHead) return ''
  const style = isHead ? HEADING : FORMULA_START.test(text) ? GUARDED : TEXT
  const hasBold = !isHead && cell.some(span => span.isBold)
  const inner = hasBold
    ? cell.filter(span => span.text !== '').map(({ text: part, isBold }) => `<r>${runFont(isBold)}${textXml(part)}</r>`)
    : [textXml(text)]
  return `<c r="${reference}" s="${style}" t="inlineStr"><is>${inner.join('')}</is></c>`
}

function runFont(isBold: boolean): string {
  return `<rPr>${isBold ? '<b/>' : ''}<sz val="11"/><rFont val="Calibri"/><family val="2"/></rPr>`
}

/** `_x0041_` in a text would be read as the character of that number. */
function textXml(text: string): string {
  const kept = text.replaceAll(/\r\n?/g, '\n').replaceAll(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
  return `<t xml:space="preserve">${xmlEscaped(kept)}</t>`
}

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const longest = rows.reduce((most, cells) => Math.max(most, cellText(cells[column] ?? []).length), 0)
  return longest <= NARROW ? NARROW + 2 : longest <= MIDDLE ? longest + 3 : longest <= WIDE * 1.5 ? MIDDLE + 10 : WIDE
}

/** How many lines a text takes in a column of so many digits; programs make rows no taller by themselves on opening. */
function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.95) / width)), 0)
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}

function workbook(sheets: readonly ResultsSheet[]): string {
  const named = sheets.map(
    ({ name }, at) => `<sheet name="${xmlEscaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  // Programs look up a sheet's filter by this hidden name.
  const filters = sheets.map(({ name, rows }, at) => {
    const end = `$${columnName((rows[0]?.length ?? 1) - 1)}$${rows.length}`
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${xmlEscaped(`'${name}'!$A$1:${end}`)}</definedName>`
  })
  const titles = sheets.map(
    ({ name }, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlEscaped(`'${name}'!$1:$1`)}</definedName>`,
  )
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><bookViews><workbookView/></bookViews>`,
    `<sheets>${named.join('')}</sheets><definedNames>${filters.join('')}${titles.join('')}</definedNames></workbook>`,
  ].join('')
}

type Link = readonly [type: string, target: string]

/** Relationships within the file; there are no others. */
function links(all: readonly Link[]): string {
  const each = all.map(([type, target], at) => {
    const kind = type.startsWith('metadata/') ? `${PACKAGE}/relationships/${type}` : `${LINKS}/${type}`
    return `<Relationship Id="rId${at + 1}" Type="${kind}" Target="${target}"/>`
  })
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const part = (path: string, type: string) => `<Override PartName="${path}" ContentType="${type}+xml"/>`
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${office}.sheet.main`),
    part('/xl/styles.xml', `${office}.styles`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties'),
    ...Array.from({ length: sheets }, (_, at) => part(`/xl/worksheets/sheet${at + 1}.xml`, `${office}.worksheet`)),
    '</Types>',
  ].join('')
}

function core(title: string, language: string): string {
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${xmlEscaped(title)}</dc:title><dc:creator>Timantti</dc:creator><dc:language>${language}</dc:language>`,
    '</cp:coreProperties>',
  ].join('')
}

const ALIGNED = '<alignment vertical="top" wrapText="1"/>'
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE5E7EB"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  '<border><left/><right/><top/><bottom style="thin"><color rgb="FF6B7280"/></bottom><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${ALIGNED}</xf>`,
  `<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">${ALIGNED}</xf>`,
  `<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${ALIGNED}</xf>`,
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

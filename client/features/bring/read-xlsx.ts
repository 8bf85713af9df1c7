import { unzipSync } from 'fflate'
import { type Table, withoutEmptyEnd } from '#shared/bring/table-text.ts'

/*
 * Reads the words of an Excel file's sheets, and no more of it. Reading libraries unpack large sheets in workers made
 * of blobs, which our own content security policy forbids, and cannot be told how much they may unpack (A46).
 */

/** What all parts of a file that are read may unpack to. */
const UNPACKED_MAX_BYTES = 32 * 1024 * 1024
const COLUMNS_MAX = 200

export interface Sheet {
  readonly name: string
  readonly rows: Table
}

export type ReadXlsx =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly reason: 'broken' | 'too-large' | 'too-many-rows' }

export function readXlsx(bytes: Uint8Array, rowsMax: number): ReadXlsx {
  let unpacked = 0
  let parts: Readonly<Record<string, Uint8Array>>
  try {
    parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name))
          return false
        unpacked += originalSize
        if (unpacked > UNPACKED_MAX_BYTES) throw new RangeError('too large')
        return true
      },
    })
  } catch (error) {
    return { ok: false, reason: error instanceof RangeError ? 'too-large' : 'broken' }
  }
  const text = (name: string) => {
    const part = parts[name] ?? parts[Object.keys(parts).find(each => each.toLowerCase() === name.toLowerCase()) ?? '']
    return part && new TextDecoder().decode(part)
  }
  const workbook = text('xl/workbook.xml')
  if (workbook === undefined) return { ok: false, reason: 'broken' }
  const targets = new Map(
    [...elements(text('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map(({ attributes }) => [
      attributes.get('Id') ?? '',
      attributes.get('Target') ?? '',
    ]),
  )
  const shared = [...elements(text('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => wordsOf(inner))
  const sheets: Sheet[] = []
  for (const { attributes } of elements(workbook, 'sheet')) {
    const target = targets.get(attributes.get('r:id') ?? attributes.get('id') ?? '') ?? ''
    const sheet = text(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    // A sheet of charts has no rows.
    if (sheet === undefined) continue
    const rows = readSheet(sheet, shared, rowsMax)
    if (!rows) return { ok: false, reason: 'too-many-rows' }
    if (rows.length > 0) sheets.push({ name: attributes.get('name') ?? '', rows })
  }
  return { ok: true, sheets }
}

/** Undefined: more rows than allowed. */
function readSheet(xml: string, shared: readonly string[], rowsMax: number): Table | undefined {
  const rows: string[][] = []
  let next = 0
  let filled = 0
  for (const { attributes, inner } of elements(xml, 'row')) {
    const at = Number(attributes.get('r') ?? next + 1) - 1
    const cells = readCells(inner, shared)
    if (cells.every(cell => cell === '')) continue
    filled += 1
    if (!Number.isInteger(at) || at < 0 || at > rowsMax * 2 || filled > rowsMax) return undefined
    // Rows that are not written are empty; so a row's number stays that of the sheet.
    while (rows.length < at) rows.push([])
    rows[at] = cells
    next = at + 1
  }
  return withoutEmptyEnd(rows)
}

function readCells(xml: string, shared: readonly string[]): string[] {
  const cells: string[] = []
  let next = 0
  for (const { attributes, inner } of elements(xml, 'c')) {
    const named = /^[A-Z]{1,3}/i.exec(attributes.get('r') ?? '')?.[0]
    const at = named === undefined ? next : columnOf(named)
    next = at + 1
    if (at >= COLUMNS_MAX) continue
    while (cells.length < at) cells.push('')
    cells[at] = cellText(attributes.get('t'), inner, shared)
  }
  return cells
}

function cellText(kind: string | undefined, inner: string, shared: readonly string[]): string {
  if (kind === 'inlineStr') return wordsOf(first(inner, 'is')?.inner ?? '')
  const value = first(inner, 'v')?.inner
  if (value === undefined) return ''
  if (kind === 's') return shared[Number(value)] ?? ''
  if (kind === 'b') return value === '1' ? '1' : '0'
  return kind === 'e' ? '' : decoded(value)
}

/** A=0, Z=25, AA=26. */
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** The runs of a text, without the readings that Japanese cells carry. */
function wordsOf(xml: string): string {
  const spoken = xml.replaceAll(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '')
  const runs = [...elements(spoken, 'r')]
  if (runs.length === 0) return textOf(spoken)
  return runs.map(({ inner }) => (isBold(inner) ? boldOf(textOf(inner)) : textOf(inner))).join('')
}

function textOf(xml: string): string {
  return [...elements(xml, 't')].map(({ inner }) => decoded(inner)).join('')
}

function isBold(run: string): boolean {
  const bold = first(first(run, 'rPr')?.inner ?? '', 'b')
  return bold !== undefined && !['0', 'false'].includes(bold.attributes.get('val') ?? '')
}

/** As notes write it, with the spaces at its ends outside. */
function boldOf(text: string): string {
  return text.replace(/^(\s*)(.*?)(\s*)$/s, (whole, before: string, words: string, after: string) =>
    words === '' ? whole : `${before}**${words}**${after}`,
  )
}

interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>
  readonly inner: string
}

/** Elements of one name, with or without a prefix; of those in each other the outer ones. Reads a text once from end to end. */
function* elements(xml: string, name: string): Generator<XmlElement, undefined> {
  const opening = new RegExp(`<((?:\\w+:)?${name})(?=[\\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*?)(/?)>`, 'g')
  for (;;) {
    const match = opening.exec(xml)
    if (!match) return
    const [, tag = name, attributes = '', isEmpty] = match
    if (isEmpty) {
      yield { attributes: attributesOf(attributes), inner: '' }
      continue
    }
    const end = xml.indexOf(`</${tag}>`, opening.lastIndex)
    if (end === -1) return
    const inner = xml.slice(opening.lastIndex, end)
    opening.lastIndex = end
    yield { attributes: attributesOf(attributes), inner }
  }
}

function first(xml: string, name: string): XmlElement | undefined {
  return elements(xml, name).next().value
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [
      name,
      decoded(double ?? single ?? ''),
    ]),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Entities, and the escapes that Excel writes control characters with. */
function decoded(text: string): string {
  return text
    .replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
      if (name) return ENTITIES[String(name).toLowerCase()] ?? whole
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
    .replaceAll(/_x([0-9A-F]{4})_/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

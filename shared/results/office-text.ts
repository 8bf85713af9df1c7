import { boldSpans, type TextSpan } from './bold-text.ts'

/** A45: what no XML file may hold; it would not open at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

/** The text without what XML cannot hold; halves of characters become the replacement character. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(UNWRITABLE, '')
}

/** The same as a value of XML, between tags or in an attribute. */
export function xmlEscaped(text: string): string {
  return xmlText(text).replaceAll(/[&<>"']/g, mark => ENTITIES[mark] ?? mark)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The same on one line. */
export function xmlLine(text: string): string {
  return xmlText(text).replaceAll(/\s+/g, ' ').trim()
}

/** A note on one line, in stretches of bold and plain. */
export function noteSpans(text: string): readonly TextSpan[] {
  return boldSpans(xmlText(text).trim()).map(({ text: part, isBold }) => ({
    text: part.replaceAll(/\s+/g, ' '),
    isBold,
  }))
}

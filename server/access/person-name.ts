import { PERSON_NAME_MAX_CHARS } from '#shared/domain/limits.ts'

/**
 * A name, title or reason as it may be stored (A53): one Unicode form, no control, bidirectional, invisible or unassigned
 * characters, single spaces, at most `maxChars`. Undefined when nothing is left.
 */
export function plainLine(typed: string, maxChars: number): string | undefined {
  const line = typed
    .normalize('NFC')
    // Spaces and line ends of every kind become one space before the invisible characters go.
    .replace(/[\p{White_Space}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115F\u1160\u3164\uFFA0\u2800]/gu, '')
    .trim()
  const short = cut(line, maxChars).trim()
  return short === '' ? undefined : short
}

export function personName(typed: string | undefined): string | undefined {
  return typed === undefined ? undefined : plainLine(typed, PERSON_NAME_MAX_CHARS)
}

/** Cuts at a character's border, so that half an emoji is never left over. */
function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text
  const end = text.charCodeAt(maxChars - 1)
  const isHalf = end >= 0xd800 && end <= 0xdbff
  return text.slice(0, isHalf ? maxChars - 1 : maxChars)
}

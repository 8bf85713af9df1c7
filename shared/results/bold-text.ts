/** A stretch of a note's text. Notes hold bold between two asterisks, and nothing else of Markdown. */
export interface TextSpan {
  readonly text: string
  readonly isBold: boolean
}

/** Bold begins and ends at a word, within one line: `** this **` and `2 ** 3 ** 4` are what they look like. */
const BOLD = /\*\*(?=[^\s*])([^\n]*?[^\s*])\*\*/g

/** The text in stretches, in order and without the asterisks that mean bold. */
export function boldSpans(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = []
  let from = 0
  for (const match of text.matchAll(BOLD)) {
    if (match.index > from) spans.push({ text: text.slice(from, match.index), isBold: false })
    spans.push({ text: match[1] ?? '', isBold: true })
    from = match.index + match[0].length
  }
  if (from < text.length) spans.push({ text: text.slice(from), isBold: false })
  return spans
}

/** The words alone. */
export function withoutBold(text: string): string {
  return boldSpans(text)
    .map(span => span.text)
    .join('')
}

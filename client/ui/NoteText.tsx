import { boldSpans } from '#shared/results/bold-text.ts'

/** A note's words with their bold; line ends are kept by the style around it. */
export function NoteText({ text }: { readonly text: string }) {
  const spans = boldSpans(text)
  let at = 0
  return spans.map(span => {
    at += span.text.length
    return span.isBold ? <strong key={at}>{span.text}</strong> : span.text
  })
}

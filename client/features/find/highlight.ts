import { placesOf } from '#shared/domain/finding.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Found } from './find-store.ts'

/** The name in the style sheet: `::highlight(found-words)`. */
const NAME = 'found-words'

/** Marks the words found where they stand, without touching the page; where the browser cannot, nothing is marked. */
export function highlightFound(root: ParentNode, { words, isLoose, matches }: Found): void {
  if (!('highlights' in CSS)) return
  const ranges = words.length === 0 ? [] : rangesOf(root, words, isLoose, matches)
  if (ranges.length === 0) CSS.highlights.delete(NAME)
  else CSS.highlights.set(NAME, new Highlight(...ranges))
}

function rangesOf(
  root: ParentNode,
  words: readonly string[],
  isLoose: boolean,
  matches: ReadonlySet<NoteId>,
): readonly Range[] {
  const ranges: Range[] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-note]')) {
    if (!matches.has(element.dataset['note'] as NoteId)) continue
    // The words of a note are what is marked with their language.
    const text = element.querySelector('[lang]')
    if (text) ranges.push(...rangesIn(text, words, isLoose))
  }
  for (const title of root.querySelectorAll('[data-cluster] h5')) ranges.push(...rangesIn(title, words, isLoose))
  return ranges
}

/** Bold cuts a text in pieces: a word may begin in one and end in another. */
export function rangesIn(element: Element, words: readonly string[], isLoose: boolean): readonly Range[] {
  const pieces: { readonly node: Node; readonly from: number; readonly to: number }[] = []
  let text = ''
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const from = text.length
    text += node.nodeValue ?? ''
    pieces.push({ node, from, to: text.length })
  }
  return placesOf(words, text, isLoose).flatMap(([from, to]) => {
    const first = pieces.find(piece => from < piece.to)
    const last = pieces.find(piece => to <= piece.to)
    if (!first || !last) return []
    const range = document.createRange()
    range.setStart(first.node, from - first.from)
    range.setEnd(last.node, to - last.from)
    return [range]
  })
}

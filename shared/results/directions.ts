/** A text with every writing direction ended that it begins: else it would turn round what stands after it. */
export function withDirectionsClosed(text: string): string {
  const open: string[] = []
  for (const [mark] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (mark === '\u202C' || mark === '\u2069') {
      if (open.at(-1) === mark) open.pop()
    } else open.push(mark < '\u2066' ? '\u202C' : '\u2069')
  }
  return text + open.reverse().join('')
}

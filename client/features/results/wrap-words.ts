/** Breaks words into lines of at most so many characters; a longer word is broken itself, and nothing is left out. */
export function wrapWords(text: string, maxChars: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length <= maxChars) {
      line += ` ${word}`
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = word.match(new RegExp(`.{1,${maxChars}}`, 'gu')) ?? ['']
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

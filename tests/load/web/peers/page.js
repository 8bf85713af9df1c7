/** The notes of this page, as the bench's server put them into it: { id, text, x, y, colour }, and their size. */
export const board = JSON.parse(document.getElementById('board').textContent)

/** All notes in one window, in its middle; no peer goes further out than a tenth. */
export function wholeView() {
  const { columns, rows, pitch } = board
  const width = columns * pitch.x
  const height = rows * pitch.y
  const zoom = Math.min(1, Math.max(0.1, Math.min(innerWidth / width, innerHeight / height)))
  return { zoom, x: width / 2 - innerWidth / 2 / zoom, y: height / 2 - innerHeight / 2 / zoom }
}

/** Lines as an editor would have broken them, so that nothing has to be measured at the start. */
export function broken(text, charsMax = 19) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= charsMax) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** Hands the page to the bench: what it asks, and changes as they come over a socket. */
export function handOver(app) {
  window.bench = app
  new WebSocket(`ws://${location.host}/changes`).addEventListener('message', ({ data }) => app.change(JSON.parse(data)))
}

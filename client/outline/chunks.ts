/** A chunk ends on average after so many rows, and at the latest after twice as many. */
const CHUNK_ROWS = 16

/**
 * Cuts a list into chunks that the browser lays out, or passes over, as a whole. Where a chunk ends is read from the ids
 * themselves: a row that comes or goes changes the chunk it stands in, and the others stay the very same.
 */
export function chunksOf<T extends string>(ids: readonly T[]): readonly (readonly T[])[] {
  const chunks: T[][] = []
  let chunk: T[] = []
  for (const id of ids) {
    chunk.push(id)
    if (!isEnd(id) && chunk.length < CHUNK_ROWS * 2) continue
    chunks.push(chunk)
    chunk = []
  }
  if (chunk.length > 0) chunks.push(chunk)
  return chunks
}

function isEnd(id: string): boolean {
  let sum = 7
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) | 0
  return (sum >>> 0) % CHUNK_ROWS === 0
}

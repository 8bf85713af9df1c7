import type { TextStorage } from '#client/session/environment.ts'

const STORED_AS = 'timantti.boards'
/** The newest are kept; a device that runs more finds the others by their links. */
const BOARDS_MAX = 50

/** Ids of the boards that this device has run, the newest first. */
export function ownBoards(texts: TextStorage): readonly string[] {
  try {
    const found: unknown = JSON.parse(texts.getItem(STORED_AS) ?? '[]')
    return Array.isArray(found) ? found.filter(each => typeof each === 'string') : []
  } catch {
    return []
  }
}

export function rememberOwnBoard(texts: TextStorage, board: string): void {
  const boards = [board, ...ownBoards(texts).filter(each => each !== board)].slice(0, BOARDS_MAX)
  try {
    texts.setItem(STORED_AS, JSON.stringify(boards))
  } catch {
    // A browser that stores nothing: the links still lead there.
  }
}

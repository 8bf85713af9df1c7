import type { TextStorage } from '#client/session/environment.ts'

const STORED_AS = 'timantti.boards'
/** The newest are kept; a device that runs more finds the others by their links. */
const BOARDS_MAX = 50

export interface OwnBoard {
  readonly board: string
  /** Unix ms at which it was opened last on this device; told to nobody. */
  readonly openedAt?: number | undefined
}

/** The boards that this device has run, the one opened last first. */
export function ownBoards(texts: TextStorage): readonly OwnBoard[] {
  try {
    const found: unknown = JSON.parse(texts.getItem(STORED_AS) ?? '[]')
    return Array.isArray(found) ? found.flatMap(readOwnBoard) : []
  } catch {
    return []
  }
}

/** A board is open before a facilitator now. */
export function rememberOwnBoard(texts: TextStorage, board: string, now: number): void {
  const others = ownBoards(texts).filter(each => each.board !== board)
  try {
    texts.setItem(STORED_AS, JSON.stringify([{ board, openedAt: now }, ...others].slice(0, BOARDS_MAX)))
  } catch {
    // A browser that stores nothing: the links still lead there.
  }
}

/** At first only the id was kept. */
function readOwnBoard(found: unknown): OwnBoard[] {
  if (typeof found === 'string') return [{ board: found }]
  if (typeof found !== 'object' || found === null || !('board' in found) || typeof found.board !== 'string') return []
  const openedAt = 'openedAt' in found && typeof found.openedAt === 'number' ? found.openedAt : undefined
  return [{ board: found.board, openedAt }]
}

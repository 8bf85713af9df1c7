import type { Clock } from '#server/access/rate-limits.ts'
import { errorFacts, type Log } from '#server/observe/log.ts'
import type { LiveBoards } from '#server/rooms/live-boards.ts'
import type { BoardRecord, RecordStorage } from '#server/storage/storage.ts'

/** A crowd that joins asks once, and a new title is seen this soon. */
const KEPT_MS = 5_000
const KEPT_MAX = 10_000

export interface BoardTitles {
  /** The board's title as facilitators have it now; the one it was made with when the rooms cannot be asked. */
  titleOf(board: BoardRecord): Promise<BoardRecord['title']>
}

export function openBoardTitles(the: {
  readonly live: Pick<LiveBoards, 'read'>
  readonly records: RecordStorage
  readonly clock: Clock
  readonly log: Log
}): BoardTitles {
  const kept = new Map<string, { readonly title: Promise<BoardRecord['title']>; readonly until: number }>()

  async function read(board: BoardRecord): Promise<BoardRecord['title']> {
    try {
      const about = (await the.live.read(board.board)).row('about', 'board')
      if (!about) return board.title
      const { fi, sv, en } = about.title
      const title = { ...(fi && { fi }), ...(sv && { sv }), ...(en && { en }) }
      if (JSON.stringify(title) !== JSON.stringify(board.title)) await the.records.updateBoard(board.board, { title })
      return title
    } catch (error) {
      // Joining must work while the storage cannot write: the older title is good enough.
      the.log.warn(errorFacts(error), 'a title could not be read')
      return board.title
    }
  }

  return {
    titleOf(board) {
      const known = kept.get(board.board)
      if (known && known.until > the.clock.now()) return known.title
      const title = read(board)
      kept.delete(board.board)
      kept.set(board.board, { title, until: the.clock.now() + KEPT_MS })
      if (kept.size > KEPT_MAX) {
        const [oldest] = kept.keys()
        if (oldest !== undefined) kept.delete(oldest)
      }
      return title
    },
  }
}

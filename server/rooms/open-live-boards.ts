import { hearAccessNews } from '#server/access/access-news.ts'
import type { Bus } from '#server/bus/bus.ts'
import { copyView } from '#server/clerk/copy-view.ts'
import { type Figures, openFigures } from '#server/observe/figures.ts'
import type { KeptStorage } from '#server/storage/keep-writing.ts'
import { StorageError } from '#server/storage/storage.ts'
import { mineKey } from './board-rooms.ts'
import { Committer } from './committer.ts'
import { mayOpen } from './doors.ts'
import { LiveBoard } from './live-board.ts'
import type { LiveBoards } from './live-boards.ts'
import { Pace } from './pace.ts'
import { ROOM_LIMITS, type RoomLimits } from './room-limits.ts'
import type { Clock, Log, Random, Surroundings } from './surroundings.ts'
import { Wheel } from './wheel.ts'

export interface LiveBoardsOptions {
  readonly storage: KeptStorage
  readonly bus: Bus
  readonly log: Log
  readonly clock: Clock
  readonly random: Random
  readonly limits?: RoomLimits
  readonly figures?: Figures
  /** Who takes the leases of boards: one name per node, the same after a restart, so that it need not wait for itself. */
  readonly holder?: string
}

/** Longest that `close` waits for writes to land. */
const LANDING_MS = 10_000

export function openLiveBoards(options: LiveBoardsOptions): LiveBoards {
  const { storage, bus, log, clock, random, limits = ROOM_LIMITS, figures = openFigures() } = options
  const around: Surroundings = { storage, log, clock, random, limits, figures }
  const pace = new Pace(limits.tickMinMs, limits.tickMaxMs)
  const boards = new Map<string, LiveBoard>()
  /** O3: boards whose lease is being given back; the next load waits for that. */
  const leaving = new Map<string, Promise<void>>()
  let isClosing = false

  const committer = new Committer(around, pace, {
    savingStopped() {
      for (const board of boards.values()) board.savingStopped()
    },
    savingAgain: () => tellAll('saving-again'),
  })
  const wheel = new Wheel(around, () => boards.values(), maintain)

  function tellAll(name: 'saving-again' | 'closing'): void {
    for (const board of boards.values()) board.tellAll(name)
  }

  /** The one live copy of a board on this node. */
  function boardOf(id: string): LiveBoard {
    const known = boards.get(id)
    if (known) return known
    const board = new LiveBoard(id, {
      around,
      pace,
      committer,
      holder: options.holder ?? 'node',
      left: leaving.get(id) ?? Promise.resolve(),
      forget,
    })
    boards.set(id, board)
    figures.boards = boards.size
    board.ready.catch(() => {
      board.dispose()
      forget(board)
    })
    return board
  }

  function forget(board: LiveBoard): void {
    if (boards.get(board.board) === board) boards.delete(board.board)
    figures.boards = boards.size
  }

  async function maintain(board: LiveBoard): Promise<void> {
    await board.maintain()
    if (board.isIdle && board.isLanded && !board.isGone) await unload(board)
  }

  /** O3: whoever comes while its snapshots are written keeps the board; afterwards it is gone in one step. */
  async function unload(board: LiveBoard): Promise<void> {
    await board.settle()
    if (!board.isIdle || !board.isLanded || board.isGone) return
    const lease = board.leaseIfOpen
    board.dispose()
    forget(board)
    if (!lease) return
    const release = storage.log.release(lease).catch((error: unknown) => {
      log.warn({ board: board.board, error: String(error) }, 'a lease was not given back; it will run out')
    })
    leaving.set(board.board, release)
    await release
    if (leaving.get(board.board) === release) leaving.delete(board.board)
  }

  async function dropBoard(id: string): Promise<void> {
    const board = boards.get(id)
    if (!board) return
    board.closeAll('boardDeleted')
    board.dispose()
    forget(board)
    await committer.landed()
  }

  function endSessions(id: string, sessions: readonly string[]): void {
    boards.get(id)?.endSessions(new Set(sessions))
  }

  /** The live board, loaded, and kept for somebody without a socket. */
  async function opened(id: string): Promise<LiveBoard> {
    const board = boardOf(id)
    await board.ready
    board.use()
    return board
  }

  /** Waits for what is on its way to the disk, so that what is read is committed. */
  async function committed<T>(id: string, read: (board: LiveBoard) => T | Promise<T>): Promise<T> {
    const board = await opened(id)
    if (!board.isLanded) await committer.landed()
    if (!board.isLanded) throw notWriting()
    return read(board)
  }

  /** Writes at once, and answers when it is on the disk. */
  async function written<T>(id: string, write: (board: LiveBoard) => T): Promise<T> {
    const board = await opened(id)
    if (committer.isFailing || committer.isFull) throw notWriting()
    const outcome = write(board)
    if (!board.isLanded) await committer.landed()
    if (!board.isLanded && committer.isFailing) throw notWriting()
    return outcome
  }

  const forgetAccessNews = hearAccessNews(bus, news => {
    if (news.kind === 'sessions-ended') endSessions(news.board, news.sessions)
    else void dropBoard(news.board)
  })

  async function close(): Promise<void> {
    if (isClosing) return
    isClosing = true
    forgetAccessNews()
    wheel.close()
    tellAll('closing')
    for (const board of boards.values()) board.stopReading()
    await landedWithin(committer, clock)
    for (const board of [...boards.values()]) {
      if (board.isLanded && board.leaseIfOpen) await board.settle().catch(() => undefined)
      board.closeAll('goingAway')
      const lease = board.leaseIfOpen
      board.dispose()
      forget(board)
      if (lease) await storage.log.release(lease).catch(() => undefined)
    }
    committer.close()
  }

  return {
    attach(socket, identity, document) {
      if (isClosing) socket.close(1001)
      else boardOf(identity.board).attach(socket, identity, document)
    },
    mayOpen,
    endSessions,
    dropBoard,
    async moderate(id, note, seen, decision) {
      const board = await opened(id)
      const outcome = await board.clerk.moderate(note, seen, decision)
      if (!board.isLanded) await committer.landed()
      if (!board.isLanded && committer.isFailing) throw notWriting()
      return outcome
    },
    castBallot: async (id, round, participant, ballot) => (await opened(id)).ballots.cast(round, participant, ballot),
    bringNotes: (id, importId, wanted) => written(id, board => board.imports.bring(importId, wanted)),
    takeBackNotes: (id, importId) => written(id, board => board.imports.takeBack(importId)),
    ownBallot: async (id, round, participant) => (await opened(id)).ballots.own(round, participant),
    versions: id => committed(id, board => board.versions.list()),
    keepVersion: (id, name) => committed(id, board => board.versions.keepNamed(name, clock.now())),
    arrangementAt: (id, version) => committed(id, board => board.versions.arrangement(version)),
    read: id => committed(id, board => board.contents()),
    readMine: (id, participant) =>
      committed(id, async board => {
        const room = await board.rooms.open(mineKey(participant))
        return copyView(board.clerk.viewOf(room))
      }),
    figures: {
      get boards() {
        return figures.boards
      },
      get rooms() {
        return figures.rooms
      },
      get sockets() {
        return figures.sockets
      },
      get storage() {
        return committer.isFailing ? 'failing' : 'ready'
      },
    },
    close,
  }
}

function notWriting(): StorageError {
  return new StorageError('unavailable', 'the storage cannot write just now')
}

async function landedWithin(committer: Committer, clock: Clock): Promise<void> {
  await Promise.race([committer.landed(), new Promise<void>(resolve => clock.after(LANDING_MS, resolve))])
}

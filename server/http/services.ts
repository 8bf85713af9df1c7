import type { BoardMaker } from '#server/access/create-board.ts'
import type { JoinCodes } from '#server/access/join-codes.ts'
import type { Links } from '#server/access/links.ts'
import type { Clock, RateLimit } from '#server/access/rate-limits.ts'
import type { Sessions } from '#server/access/sessions.ts'
import type { Bus } from '#server/bus/bus.ts'
import type { Config } from '#server/config.ts'
import type { Log } from '#server/observe/log.ts'
import type { Metrics } from '#server/observe/metrics.ts'
import type { LiveBoards } from '#server/rooms/live-boards.ts'
import type { Storage } from '#server/storage/storage.ts'

export type HttpConfig = Pick<
  Config,
  'clientFolder' | 'origins' | 'publicUrl' | 'embed' | 'metricsToken' | 'create' | 'trustProxy'
>

/** What the handlers work with; put together in main. */
export interface Services {
  readonly config: HttpConfig
  readonly storage: Storage
  readonly bus: Bus
  readonly live: LiveBoards
  readonly sessions: Sessions
  readonly links: Links
  readonly codes: JoinCodes
  readonly boards: BoardMaker
  readonly metrics: Metrics
  /** Exports of one participant. */
  readonly exportPace: RateLimit
  readonly log: Log
  readonly clock: Clock
  readonly version: string
}

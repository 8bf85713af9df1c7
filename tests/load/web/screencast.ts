import type { CDPSession } from 'playwright-core'
import { pause } from './hand.ts'
import { decodePng, differing, type Patch, type Picture } from './images.ts'

/** Half the window each way: small enough to be encoded sixty times a second. */
export const CAST = { width: 720, height: 450 } as const
const LOOK_EVERY_MS = 50

interface Frame {
  /** When it was shown, ms since 1970. */
  readonly at: number
  readonly file: Buffer
}

/** Keeps every picture that the page shows, with the time it was shown at. */
export class Screencast {
  readonly frames: Frame[] = []
  readonly #session: CDPSession
  readonly #decoded = new Map<Frame, Picture>()
  #heardAt = Date.now()

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async start(session: CDPSession): Promise<Screencast> {
    const cast = new Screencast(session)
    session.on('Page.screencastFrame', cast.#hear)
    await session.send('Page.startScreencast', {
      format: 'png',
      maxWidth: CAST.width,
      maxHeight: CAST.height,
      everyNthFrame: 1,
    })
    return cast
  }

  /** Until nothing new has been shown for so long. */
  async quiet(quietMs: number, mostMs: number): Promise<void> {
    this.#heardAt = Date.now()
    const until = Date.now() + mostMs
    while (Date.now() - this.#heardAt < quietMs && Date.now() < until) await pause(LOOK_EVERY_MS)
  }

  async stop(): Promise<void> {
    await this.#session.send('Page.stopScreencast')
    this.#session.off('Page.screencastFrame', this.#hear)
  }

  /** When the first picture was shown that is all but the last one. */
  paintedAt(shareDifferent: number): number {
    const last = this.frames.at(-1)
    if (!last) return Number.NaN
    const goal = this.#decode(last)
    const first = this.frames.find(frame => {
      const picture = this.#decode(frame)
      return picture.width === goal.width && differing(picture, goal) <= shareDifferent
    })
    return first?.at ?? Number.NaN
  }

  /** When the first picture after `since` was shown in which a part of the window is not as it was before; ms. */
  changedAt(since: number, until: number, patch: Patch, shareDifferent: number): number {
    const before = this.frames.findLast(({ at }) => at <= since)
    if (!before) return Number.NaN
    const old = this.#decode(before)
    const first = this.frames.find(
      frame => frame.at > since && frame.at < until && differing(old, this.#decode(frame), patch) > shareDifferent,
    )
    return first?.at ?? Number.NaN
  }

  readonly #hear = (event: {
    readonly data: string
    readonly sessionId: number
    readonly metadata: { readonly timestamp?: number | undefined }
  }): void => {
    this.#heardAt = Date.now()
    this.#session.send('Page.screencastFrameAck', { sessionId: event.sessionId }).catch(() => undefined)
    const { timestamp } = event.metadata
    this.frames.push({
      at: timestamp === undefined ? Date.now() : timestamp * 1000,
      file: Buffer.from(event.data, 'base64'),
    })
  }

  #decode(frame: Frame): Picture {
    const known = this.#decoded.get(frame)
    if (known) return known
    const picture = decodePng(frame.file)
    this.#decoded.set(frame, picture)
    return picture
  }
}

import type { Point } from '#shared/domain/layout/geometry.ts'
import { percentile } from '#tests/load/figures.ts'
import { movedCount, type Scene, takeFresh } from './gestures.ts'
import { onClock, pause, type Span } from './hand.ts'
import type { RemoteChange } from './notes.ts'
import { CAST, Screencast } from './screencast.ts'
import { MIDDLE, type Watched, WINDOW } from './window.ts'

export interface Following {
  readonly p50Ms: number
  readonly p95Ms: number
  /** Throws whose picture was found. */
  readonly found: number
  readonly throws: number
  readonly happened: boolean
}

export interface Typing {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly scriptMsPerKey: number
  readonly keys: number
  readonly happened: boolean
}

export interface Remote {
  readonly scriptMs: number
  readonly busyPercent: number
  readonly droppedPercent: number
  readonly pictures: number
  readonly frames: number
  readonly changes: number
  readonly seconds: number
  readonly happened: boolean
}

const THROW_EVERY_MS = 260
const THROW_PX = 290
/** About the held note's middle, in pixels of the screencast. */
const PATCH = { width: 24, height: 16 } as const
const CHANGED_SHARE = 0.03
/** The golden angle: one throw never lands where the one before did. */
const TURN = 2.4
const KEYS_PER_SECOND = 10
const TYPED = 'ohjaus on yhteinen asia ja kuuluu kaikille '
const OPEN_MS = 900

/** Throws the held note to places around the window and waits for the picture that has it there. */
export async function noteFollows(scene: Scene, throws: number): Promise<Following> {
  const { window, actor } = scene
  const { hand, session } = window
  const from = await actor.pointOf(takeFresh(scene))
  const before = await actor.places()
  hand.move(from)
  hand.press(from)
  for (let step = 1; step <= 6; step += 1) {
    await pause(30)
    hand.move([from[0] + step * 4, from[1] + step * 2])
  }
  await pause(OPEN_MS)
  const cast = await Screencast.start(session)
  await pause(OPEN_MS)
  const thrown: { readonly at: number; readonly to: Point }[] = []
  for (let i = 0; i < throws; i += 1) {
    const to: Point = [MIDDLE[0] + THROW_PX * 1.4 * Math.cos(i * TURN), MIDDLE[1] + THROW_PX * 0.8 * Math.sin(i * TURN)]
    thrown.push({ at: performance.timeOrigin + performance.now(), to })
    hand.move(to)
    await pause(THROW_EVERY_MS)
    await hand.settled()
  }
  const last = thrown.at(-1)
  if (last) hand.release(last.to)
  await hand.settled()
  await cast.quiet(400, 3000)
  await cast.stop()
  const scale = CAST.width / WINDOW.width
  const waits = thrown.map(({ at, to }, i) => {
    const left = Math.round(to[0] * scale - PATCH.width / 2)
    const top = Math.round(to[1] * scale - PATCH.height / 2)
    const until = thrown[i + 1]?.at ?? Number.POSITIVE_INFINITY
    return cast.changedAt(at, until, { left, top, ...PATCH }, CHANGED_SHARE) - at
  })
  const found = waits.filter(Number.isFinite)
  return {
    p50Ms: percentile(found, 0.5),
    p95Ms: percentile(found, 0.95),
    found: found.length,
    throws,
    happened: movedCount(before, await actor.places()) === 1,
  }
}

/** Opens a note by a double click and types into it. */
export async function typing(scene: Scene, keys: number): Promise<Typing> {
  const { window, actor } = scene
  const { hand, page } = window
  const at = await actor.pointOf(takeFresh(scene))
  hand.move(at)
  for (const click of [1, 2]) {
    hand.press(at, 'left', click)
    hand.release(at, click)
  }
  await pause(OPEN_MS)
  await page.keyboard.press('End')
  await pause(OPEN_MS / 2)
  let words = ''
  const { inputs, span, cost } = await window.watch(() =>
    onClock(KEYS_PER_SECOND, keys, key => {
      const character = TYPED[key % TYPED.length] ?? ' '
      words += character
      hand.key(character)
    }),
  )
  const shown = await page.evaluate(() => {
    const { activeElement } = document
    return activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
      ? activeElement.value
      : (activeElement?.textContent ?? '')
  })
  const waits = inputs
    .filter(({ kind, at }) => kind === 'KEY_PRESSED' && at >= span.from && at <= span.to)
    .map(({ ms }) => ms)
  return {
    p50Ms: percentile(waits, 0.5),
    p95Ms: percentile(waits, 0.95),
    scriptMsPerKey: cost.scriptMs / keys,
    keys: waits.length,
    happened: shown.replaceAll('\u00a0', ' ').includes(words.trimEnd()),
  }
}

/** Others change notes at a steady pace; nobody does anything here. */
export async function remote(
  { window, actor, seconds }: Scene,
  changes: Generator<RemoteChange, never>,
  perSecond: number,
): Promise<Remote> {
  await actor.gather(perSecond)
  const count = Math.round(perSecond * (seconds + 1))
  const before = await actor.places()
  const watched = await window.watch(() => onClock(perSecond, count, () => actor.change(changes.next().value)))
  await pause(OPEN_MS)
  const hasMoved = movedCount(before, await actor.places()) > 0
  return { ...remoteOf(watched, watched.span), changes: count, happened: hasMoved && actor.refusedCount() === 0 }
}

function remoteOf({ pictures, frames, cost }: Watched, { from, to }: Span) {
  const shown = frames.filter(({ at }) => at >= from && at <= to)
  const dropped = shown.filter(({ isDropped }) => isDropped).length
  return {
    scriptMs: cost.scriptMs,
    busyPercent: (cost.busyMs / cost.wallMs) * 100,
    droppedPercent: shown.length === 0 ? 0 : (dropped / shown.length) * 100,
    pictures: pictures.filter(at => at >= from && at <= to).length,
    frames: shown.length,
    seconds: (to - from) / 1_000_000,
  }
}

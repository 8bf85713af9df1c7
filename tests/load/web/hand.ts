import type { CDPSession } from 'playwright-core'
import type { Point } from '#shared/domain/layout/geometry.ts'

export const MOVE_HZ = 120
export const WHEEL_HZ = 60
const CONTROL = 2
/** Input that a page has not dealt with after this is left behind. */
const SETTLE_MS = 25_000
const BUTTONS = { none: 0, left: 1, middle: 4 } as const

type ButtonName = keyof typeof BUTTONS

/** Times in µs of the monotonic clock. */
export interface Span {
  readonly from: number
  readonly to: number
}

export const nowUs = (): number => Number(process.hrtime.bigint() / 1000n)
export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Calls `act` so many times a second, whatever the page makes of it; answers when the first and the last were. */
export async function onClock(hz: number, count: number, act: (step: number) => void): Promise<Span> {
  const from = nowUs()
  for (let step = 0; step < count; step += 1) {
    const due = from + (step * 1_000_000) / hz
    const early = (due - nowUs()) / 1000
    if (early > 0) await pause(early)
    act(step)
  }
  return { from, to: Math.max(nowUs(), from + (count * 1_000_000) / hz) }
}

/** A hand at mouse and keyboard. It never waits for the page: input comes on a clock, as from a person. */
export class Hand {
  readonly #page: CDPSession
  readonly #sent = new Set<Promise<unknown>>()
  #held: ButtonName = 'none'

  constructor(page: CDPSession) {
    this.#page = page
  }

  move([x, y]: Point): void {
    this.#mouse({ type: 'mouseMoved', x, y, button: this.#held, buttons: BUTTONS[this.#held] })
  }

  press([x, y]: Point, button: ButtonName = 'left', clickCount = 1): void {
    this.#held = button
    this.#mouse({ type: 'mousePressed', x, y, button, buttons: BUTTONS[button], clickCount })
  }

  release([x, y]: Point, clickCount = 1): void {
    const button = this.#held
    this.#held = 'none'
    this.#mouse({ type: 'mouseReleased', x, y, button, buttons: 0, clickCount })
  }

  wheel([x, y]: Point, [deltaX, deltaY]: Point, isZoom = false): void {
    this.#mouse({ type: 'mouseWheel', x, y, deltaX, deltaY, modifiers: isZoom ? CONTROL : 0, buttons: 0 })
  }

  key(character: string): void {
    const code = character === ' ' ? 'Space' : `Key${character.toUpperCase()}`
    const windowsVirtualKeyCode = character.toUpperCase().charCodeAt(0)
    const key = { key: character, code, windowsVirtualKeyCode }
    this.#keep(this.#page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...key }))
    this.#keep(this.#page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }))
  }

  /** Until the page has dealt with everything; false if it has not in a long time. */
  async settled(): Promise<boolean> {
    const all = Promise.allSettled([...this.#sent]).then(() => true)
    return await Promise.race([all, pause(SETTLE_MS).then(() => false)])
  }

  #mouse(event: Parameters<typeof this.dispatch>[0]): void {
    this.#keep(this.dispatch(event))
  }

  private dispatch(event: {
    readonly type: 'mouseMoved' | 'mousePressed' | 'mouseReleased' | 'mouseWheel'
    readonly x: number
    readonly y: number
    readonly button?: ButtonName
    readonly buttons: number
    readonly clickCount?: number
    readonly deltaX?: number
    readonly deltaY?: number
    readonly modifiers?: number
  }): Promise<unknown> {
    return this.#page.send('Input.dispatchMouseEvent', { pointerType: 'mouse', ...event })
  }

  #keep(sending: Promise<unknown>): void {
    const quiet = sending.catch(() => undefined)
    this.#sent.add(quiet)
    void quiet.then(() => this.#sent.delete(quiet))
  }
}

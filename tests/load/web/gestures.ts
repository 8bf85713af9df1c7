import type { Point } from '#shared/domain/layout/geometry.ts'
import { percentile } from '#tests/load/figures.ts'
import { MOVE_HZ, onClock, pause, type Span, WHEEL_HZ } from './hand.ts'
import type { BenchBoard } from './notes.ts'
import type { Actor, Contender, Sight } from './stage.ts'
import { MIDDLE, type Watched, type Window } from './window.ts'

/** A page that is open and painted, with the board it shows. */
export interface Scene {
  readonly window: Window
  readonly actor: Actor
  readonly board: BenchBoard
  readonly contender: Contender
  /** How long each gesture goes on. */
  readonly seconds: number
  /** Notes that nothing has been done to yet, the nearest to the middle of the board first. */
  readonly fresh: number[]
}

export interface Motion {
  readonly fps: number
  readonly p95Ms: number
  readonly worstMs: number
  readonly inputP95Ms: number
  /** How many pictures and how many inputs the figures are made of. */
  readonly pictures: number
  readonly inputs: number
  /** What was to happen, and did. */
  readonly happened: boolean
  /** For a zoom: how far it came. */
  readonly reached?: number
}

/** Board units, which at 100 % are px. */
const REACH: Point = [420, 330]
const SETTLE_MS = 350
const DOWN_MS = 120
/** A wheel's turns, px: to and fro, and a little further each time. */
const WHEEL_PX: Point = [14, 9]
/** How far a hand sways, and where it is in the end; px from where it began. */
const PAN: Sway = { wide: [240, 150], end: [150, 90] }
const DRAG: Sway = { wide: [150, 110], end: [300, 200] }
const MOUSE = ['MOUSE_DRAGGED']
const WHEEL = ['MOUSE_WHEEL']
const TAU = Math.PI * 2

interface Sway {
  readonly wide: Point
  readonly end: Point
}

/** Notes near the middle, left of and above it: dragged ones are carried the other way, and no panel covers them. */
export function freshNotes({ notes, columns, rows, pitch }: BenchBoard): number[] {
  const middle: Point = [(columns * pitch.x) / 2, (rows * pitch.y) / 2]
  return notes
    .map(({ x, y }, note) => ({ note, dx: middle[0] - x - pitch.x, dy: middle[1] - y - pitch.y }))
    .filter(({ dx, dy }) => dx >= 0 && dx < REACH[0] && dy >= 0 && dy < REACH[1])
    .sort((a, b) => Math.hypot(a.dx, a.dy) - Math.hypot(b.dx, b.dy))
    .map(({ note }) => note)
}

export async function panByDrag({ window, actor, seconds }: Scene): Promise<Motion> {
  const before = await actor.camera()
  const watched = await window.watch(() => sway(window, MIDDLE, 'middle', PAN, seconds))
  return motionOf(watched, MOUSE, isElsewhere(before, await actor.camera()))
}

export async function panByWheel({ window, actor, seconds }: Scene): Promise<Motion> {
  const { hand } = window
  const before = await actor.camera()
  const watched = await window.watch(async () => {
    hand.move(MIDDLE)
    await pause(DOWN_MS)
    return await onClock(WHEEL_HZ, WHEEL_HZ * seconds, step => {
      const turn = (TAU * 0.5 * step) / WHEEL_HZ
      hand.wheel(MIDDLE, [WHEEL_PX[0] * Math.cos(turn) + 1.5, WHEEL_PX[1] * Math.sin(turn) + 1])
    })
  })
  return motionOf(watched, WHEEL, isElsewhere(before, await actor.camera()))
}

/** From the whole to 100 % and back. */
export async function zoomInAndOut({ window, actor, contender, seconds }: Scene): Promise<Motion> {
  const { hand } = window
  const before = await actor.camera()
  const steps = Math.round((WHEEL_HZ * seconds) / 2)
  const turn = contender.zoomStep(before.zoom, steps)
  let reached = Promise.resolve(before.zoom)
  const watched = await window.watch(async () => {
    hand.move(MIDDLE)
    await pause(DOWN_MS)
    return await onClock(WHEEL_HZ, steps * 2, step => {
      if (step === steps) reached = actor.camera().then(({ zoom }) => zoom)
      hand.wheel(MIDDLE, [0, step < steps ? -turn : turn], true)
    })
  })
  const furthest = await reached
  return { ...motionOf(watched, WHEEL, furthest > before.zoom * 1.2), reached: furthest }
}

/** Carries one note about and lets it go; nothing else may have moved. */
export async function dragNote(scene: Scene): Promise<Motion> {
  const { window, actor, seconds } = scene
  const from = await actor.pointOf(takeFresh(scene))
  const before = await actor.places()
  const watched = await window.watch(() => sway(window, from, 'left', DRAG, seconds))
  await pause(SETTLE_MS)
  return motionOf(watched, MOUSE, movedCount(before, await actor.places()) === 1)
}

/** The next note that nothing has been done to. */
export function takeFresh({ fresh }: Scene): number {
  const note = fresh.shift()
  if (note === undefined) throw new Error('no note is left to take')
  return note
}

export function movedCount(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  return [...after].filter(([id, place]) => before.get(id) !== place).length
}

/** Takes hold, sways about, lets go. Only the swaying is timed. */
async function sway(
  { hand }: Window,
  from: Point,
  button: 'left' | 'middle',
  { wide, end }: Sway,
  seconds: number,
): Promise<Span> {
  const count = MOVE_HZ * seconds
  const at = (step: number): Point => {
    const share = step / count
    return [
      from[0] + end[0] * share + wide[0] * Math.sin(TAU * Math.round(0.8 * seconds) * share),
      from[1] + end[1] * share + wide[1] * Math.sin(TAU * Math.round(0.6 * seconds) * share),
    ]
  }
  hand.move(from)
  hand.press(from, button)
  await pause(DOWN_MS)
  const span = await onClock(MOVE_HZ, count, step => hand.move(at(step + 1)))
  hand.release(at(count))
  return span
}

function isElsewhere(before: Sight, after: Sight): boolean {
  const isSameZoom = Math.abs(after.zoom / before.zoom - 1) < 0.01
  return isSameZoom && Math.hypot(after.x - before.x, after.y - before.y) * after.zoom > 20
}

export function motionOf({ pictures, inputs, span }: Watched, kinds: readonly string[], happened: boolean): Motion {
  const within = pictures.filter(at => at >= span.from && at <= span.to)
  const edges = [...within, span.to]
  const gaps = edges.map((at, i) => (at - (edges[i - 1] ?? span.from)) / 1000)
  const ours = inputs.filter(({ kind, at }) => kinds.includes(kind) && at >= span.from && at <= span.to)
  return {
    fps: within.length / ((span.to - span.from) / 1_000_000),
    p95Ms: percentile(gaps, 0.95),
    worstMs: Math.max(...gaps),
    inputP95Ms: percentile(
      ours.map(({ ms }) => ms),
      0.95,
    ),
    pictures: within.length,
    inputs: ours.length,
    happened,
  }
}

import { describe, expect, it } from 'vitest'
import type { Laid } from '#client/app/contents-store.ts'
import { Camera } from '#client/canvas/camera.ts'
import { drawFar, type Inks } from '#client/canvas/draw-far.ts'
import { drawGround, drawSight, mapScale, onBoard } from '#client/canvas/draw-map.ts'
import { farTargetAt } from '#client/canvas/far-target.ts'
import { type Found, NOTHING_SOUGHT } from '#client/features/find/find-store.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { layOut } from '#shared/domain/layout/layout.ts'
import { NoteGrid } from '#shared/domain/layout/note-grid.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import { develop, goals, noteId, schools, smallBoard, withNotes, works } from '#tests/support/small-board.ts'

const INKS: Inks = {
  ink: 'ink',
  soft: 'soft',
  line: 'line',
  edge: 'edge',
  sheet: 'sheet',
  accent: 'accent',
  accentSoft: 'accent-soft',
  focus: 'focus',
  notes: { paper: 'paper', sun: 'sun' },
  font: 'sans-serif',
}

interface Stroke {
  readonly act: string
  readonly ink: string
  readonly alpha: number
  readonly width: number
  readonly at: readonly number[]
}

/** A sheet that remembers what was drawn on it. */
function sheet() {
  const strokes: Stroke[] = []
  const state: Record<string, unknown> = { fillStyle: '', strokeStyle: '', globalAlpha: 1, lineWidth: 1 }
  const note = (act: string, ink: 'fillStyle' | 'strokeStyle', at: readonly number[]) =>
    strokes.push({
      act,
      ink: String(state[ink]),
      alpha: Number(state['globalAlpha']),
      width: Number(state['lineWidth']),
      at,
    })
  const acts: Record<string, unknown> = {
    measureText: (words: string) => ({ width: words.length * 6 }),
    fillRect: (...at: number[]) => note('fillRect', 'fillStyle', at),
    strokeRect: (...at: number[]) => note('strokeRect', 'strokeStyle', at),
    fill: () => note('fill', 'fillStyle', []),
    stroke: () => note('stroke', 'strokeStyle', []),
    fillText: (words: string) => note(`text ${words}`, 'fillStyle', []),
  }
  const context = new Proxy(state, {
    get: (_, name) => state[String(name)] ?? acts[String(name)] ?? (() => undefined),
    set: (_, name, value) => {
      state[String(name)] = value
      return true
    },
  }) as unknown as CanvasRenderingContext2D
  return { context, strokes }
}

function laidOf(): Laid {
  const view = withNotes(smallBoard(), ['n1', 'n2'])
  withNotes(view, ['n3'], { prompt: develop })
  view.with('clusters', 'c1', {
    title: { fi: 'Ryhmä' },
    place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
  })
  view.with('places', `${goals}:n2`, { place: { in: 'cluster', cluster: 'c1' as ClusterId, order: 'a0' } })
  const contents = contentsOf(view, goals)
  const layout = layOut(contents)
  return { contents, layout, grid: new NoteGrid(layout) }
}

function foundOf(...ids: string[]): Found {
  const order = ids.map(noteId)
  return { ...NOTHING_SOUGHT, isOn: true, order, matches: new Set(order), count: ids.length, total: 3 }
}

function drawn(found: Found, at?: NoteId) {
  const laid = laidOf()
  const camera = new Camera()
  camera.size = { width: 1000, height: 800 }
  camera.bounds = laid.layout.bounds
  camera.fit(laid.layout.bounds, { zoomMax: 0.4 })
  const { context, strokes } = sheet()
  drawFar(context, {
    camera,
    laid,
    selected: new Set(),
    carried: new Set(),
    marks: new Map([['n1', { colour: 'sun' as const }]]),
    notes: new Map(),
    words: { priority: () => 'Priority', cluster: () => 'Cluster', prompt: () => 'Prompt' },
    inks: INKS,
    drags: new Map(),
    found,
    at,
  })
  return strokes
}

describe('the board from afar', () => {
  it('draws every note alike while nothing is looked for', () => {
    const notes = drawn(NOTHING_SOUGHT).filter(({ act, ink }) => act === 'strokeRect' && ink === 'edge')
    expect(notes).toHaveLength(3)
    expect(new Set(notes.map(({ alpha }) => alpha))).toEqual(new Set([1]))
  })

  it('draws what is not found faintly, and what is found with a strong edge and a folded corner', () => {
    const strokes = drawn(foundOf('n1'))
    const faint = strokes.filter(({ act, ink }) => act === 'strokeRect' && ink === 'edge')
    expect(faint).toHaveLength(2)
    for (const { alpha } of faint) expect(alpha).toBeLessThan(0.5)
    const [strong, ...more] = strokes.filter(({ act, ink }) => act === 'strokeRect' && ink === 'accent')
    expect(more).toEqual([])
    expect(strong).toMatchObject({ alpha: 1, width: 3 })
    expect(strokes.filter(({ act, ink }) => act === 'fill' && ink === 'accent')).toHaveLength(1)
    expect(strokes.filter(({ act, ink }) => act === 'fillRect' && ink === 'sun')).toMatchObject([{ alpha: 1 }])
  })

  it('rings the match that was gone to', () => {
    expect(drawn(foundOf('n1')).filter(({ ink }) => ink === 'focus')).toEqual([])
    expect(drawn(foundOf('n1'), noteId('n1')).filter(({ ink }) => ink === 'focus')).toHaveLength(1)
  })
})

describe('a click from afar', () => {
  const laid = laidOf()
  const [area] = laid.layout.areas
  const cluster = area?.lists[0]?.clusters[0]
  const card = laid.layout.cardOf.get(noteId('n1'))
  if (!area || !cluster || !card) throw new Error('the board has an area, a cluster and a card')

  it('goes to the note that is hit', () => {
    expect(farTargetAt(laid, [card.x + 5, card.y + 5], 0.2)).toEqual({ kind: 'note', note: 'n1' })
  })

  it('goes to the cluster whose title or ground is hit', () => {
    expect(farTargetAt(laid, [cluster.box.x + 5, cluster.box.y + 5], 0.2)).toEqual({ kind: 'box', box: cluster.box })
  })

  it('goes to the priority whose title is hit, and to a list by its own', () => {
    expect(farTargetAt(laid, [area.box.x + 5, area.box.y + 5], 0.2)).toEqual({ kind: 'box', box: area.box })
    const list = area.lists[1]
    expect(list && farTargetAt(laid, [list.box.x + 5, list.box.y + 5], 0.4)).toEqual({ kind: 'box', box: list?.box })
  })

  it('takes a title that is written small as large enough to hit', () => {
    const below = [area.box.x + 2, area.box.y + 110] as const
    expect(farTargetAt(laid, below, 1)).toBeUndefined()
    expect(farTargetAt(laid, below, 0.1)).toEqual({ kind: 'box', box: area.box })
  })

  it('goes nowhere between and beside the areas', () => {
    expect(farTargetAt(laid, [-500, -500], 0.2)).toBeUndefined()
  })
})

describe('the map', () => {
  const SHEET = { width: 208, height: 144 }
  const laid = laidOf()
  const scale = mapScale(laid.layout.bounds, SHEET)

  it('holds the whole board, and a point on it is one of the board', () => {
    const { bounds } = laid.layout
    const [left, top] = [scale.origin[0] + bounds.x * scale.zoom, scale.origin[1] + bounds.y * scale.zoom]
    expect(left).toBeGreaterThanOrEqual(0)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(left + bounds.width * scale.zoom).toBeLessThanOrEqual(SHEET.width)
    expect(top + bounds.height * scale.zoom).toBeLessThanOrEqual(SHEET.height)
    const [x, y] = onBoard(scale, [left, top])
    expect(x).toBeCloseTo(bounds.x, 6)
    expect(y).toBeCloseTo(bounds.y, 6)
  })

  /** The shapes of the notes' dots on a map of that scale, by prompt. */
  function dots(zoom: number) {
    const shapes: string[][] = []
    globalThis.Path2D = class {
      readonly #own: string[] = []
      constructor() {
        shapes.push(this.#own)
      }
      moveTo(): void {}
      arc(): void {
        this.#own.push('round')
      }
      rect(_x: number, _y: number, width: number, height: number): void {
        this.#own.push(width === height ? 'square' : 'dash')
      }
    } as unknown as typeof Path2D
    const prompts: Readonly<Record<string, typeof works>> = { n1: works, n2: works, n3: develop }
    const { context } = sheet()
    drawGround(context, { ...scale, zoom }, SHEET, {
      laid,
      found: NOTHING_SOUGHT,
      round: new Set([works]),
      promptOf: note => prompts[note],
      inks: INKS,
    })
    return shapes
  }

  it('draws answers to A as dots and to B as squares', () => {
    expect(dots(0.06)).toEqual([['round', 'round'], ['square']])
  })

  it('tells them apart by shape also where they are tiny', () => {
    expect(dots(0.01)).toEqual([['square', 'square'], ['dash']])
  })

  it('shows what is in view even where that reaches beyond the sheet, or is too small to see', () => {
    const { context, strokes } = sheet()
    drawSight(context, scale, SHEET, { x: -9000, y: -9000, width: 90_000, height: 90_000 }, INKS)
    drawSight(context, scale, SHEET, { x: 100, y: 100, width: 1, height: 1 }, INKS)
    const [whole, tiny] = strokes.map(({ at }) => at)
    expect(whole).toEqual([1, 1, 206, 142])
    expect(tiny?.[2]).toBeGreaterThanOrEqual(4)
  })
})

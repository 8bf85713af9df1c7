import { figure } from '#tests/load/figures.ts'
import type { Measure } from './measures.ts'
import type { Medians } from './medians.ts'
import type { ContenderName } from './stage.ts'

/** One condition: what was measured, in words, and whether it is met; undefined where something was not measured. */
interface Condition {
  readonly words: string
  readonly isMet: boolean | undefined
}

const SMALL = 1000
const LARGE = 5000
const SLOW = 4

/** The goals of docs/performance.md with what was measured: number, goal, measured, reached. */
export function goalRows(medians: Medians): string[][] {
  return GOALS.map(([number, goal, conditionsOf]) => {
    const conditions = conditionsOf(new Against(medians))
    return [number, goal, conditions.map(({ words }) => words).join('; '), reached(conditions)]
  })
}

function reached(conditions: readonly Condition[]): string {
  const known = conditions.filter(({ isMet }) => isMet !== undefined)
  const met = known.filter(({ isMet }) => isMet).length
  if (known.length === 0) return 'not measured'
  const missing = known.length < conditions.length ? `, ${conditions.length - known.length} not measured` : ''
  return met === known.length ? `**met**${missing}` : `missed (${met} of ${known.length} met${missing})`
}

/** Asks the figures what a goal is about. */
class Against {
  readonly #medians: Medians

  constructor(medians: Medians) {
    this.#medians = medians
  }

  sizes(throttle = 1): number[] {
    return this.#medians.sizes(throttle)
  }

  own(notes: number, measure: Measure, field: string, throttle = 1): number {
    return this.#medians.happened('timantti', notes, throttle, measure)
      ? this.#medians.of('timantti', notes, throttle, measure, field)
      : Number.NaN
  }

  /** Ours over theirs, to be at most `most`; with `best` for the least of the peers. */
  ratio(
    most: number,
    notes: number,
    measure: Measure,
    field: string,
    peer: ContenderName | 'best',
    throttle = 1,
  ): Condition {
    const own = this.own(notes, measure, field, throttle)
    const theirs =
      peer === 'best'
        ? this.#medians.best(notes, throttle, measure, field)
        : this.#medians.of(peer, notes, throttle, measure, field)
    const ratio = own / theirs
    const name = peer === 'best' ? 'best' : peer === 'tldraw' ? 'tldraw' : 'Excalidraw'
    return this.#condition(`${figure(ratio, 2)} x ${name}`, ratio, ratio <= most)
  }

  atLeast(least: number, notes: number, measure: Measure, field: string, unit: string, throttle = 1): Condition {
    const own = this.own(notes, measure, field, throttle)
    return this.#condition(`${figure(own, 0)} ${unit}`, own, Math.round(own) >= least)
  }

  atMost(most: number, notes: number, measure: Measure, field: string, unit: string, throttle = 1): Condition {
    const own = this.own(notes, measure, field, throttle)
    return this.#condition(`${figure(own, 0)} ${unit}`, own, Math.round(own) <= most)
  }

  /** Ours in one thing over ours in another. */
  within(most: number, notes: number, [measure, other]: readonly [Measure, Measure], field: string): Condition {
    const ratio = this.own(notes, measure, field) / this.own(notes, other, field)
    return this.#condition(`${figure(ratio, 2)} x own at 100 %`, ratio, ratio <= most)
  }

  #condition(words: string, value: number, isMet: boolean): Condition {
    return { words, isMet: Number.isFinite(value) ? isMet : undefined }
  }
}

type Goal = readonly [number: string, goal: string, conditions: (on: Against) => Condition[]]

const GOALS: readonly Goal[] = [
  [
    '1',
    'initial JS gz <= 0.30 x Excalidraw, <= 0.20 x tldraw',
    on => [
      on.ratio(0.3, on.sizes()[0] ?? SMALL, 'load', 'jsGzKb', 'excalidraw'),
      on.ratio(0.2, on.sizes()[0] ?? SMALL, 'load', 'jsGzKb', 'tldraw'),
    ],
  ],
  [
    '2',
    '1,000 notes painted <= 0.35 x Excalidraw at 1x, <= 0.25 x at 4x',
    on => [
      on.ratio(0.35, SMALL, 'load', 'paintedMs', 'excalidraw'),
      on.ratio(0.25, SMALL, 'load', 'paintedMs', 'excalidraw', SLOW),
    ],
  ],
  [
    '3',
    '5,000 notes painted <= 0.12 x Excalidraw, at 1x and 4x',
    on => [
      on.ratio(0.12, LARGE, 'load', 'paintedMs', 'excalidraw'),
      on.ratio(0.12, LARGE, 'load', 'paintedMs', 'excalidraw', SLOW),
    ],
  ],
  [
    '4',
    'JS + DOM heap at 5,000 <= 0.15 x Excalidraw; JS heap <= 0.6 x Excalidraw',
    on => [
      on.ratio(0.15, LARGE, 'load', 'heapMb', 'excalidraw'),
      on.ratio(0.6, LARGE, 'load', 'jsHeapMb', 'excalidraw'),
    ],
  ],
  [
    '5',
    'pan whole by drag, 5,000: >= 55 fps, p95 <= 0.25 x the best peer',
    on => [on.atLeast(55, LARGE, 'panDragWhole', 'fps', 'fps'), on.ratio(0.25, LARGE, 'panDragWhole', 'p95Ms', 'best')],
  ],
  [
    '6',
    'pan whole by wheel, 5,000: input p95 <= 0.30 x Excalidraw, <= 1.25 x its own at 100 %',
    on => [
      on.ratio(0.3, LARGE, 'panWheelWhole', 'inputP95Ms', 'excalidraw'),
      on.within(1.25, LARGE, ['panWheelWhole', 'panWheelClose'], 'inputP95Ms'),
    ],
  ],
  [
    '7',
    'zoom whole to 100 % and back at 200, 1,000, 5,000: >= 55 fps; p95 at 5,000 <= 0.65 x Excalidraw',
    on => [
      ...[200, SMALL, LARGE].map(notes => on.atLeast(55, notes, 'zoom', 'fps', 'fps')),
      on.ratio(0.65, LARGE, 'zoom', 'p95Ms', 'excalidraw'),
    ],
  ],
  [
    '8',
    'drag a note, 5,000, whole and at 100 %: >= 57 fps, longest wait <= 34 ms; whole p95 <= 0.45 x the best peer',
    on => [
      on.atLeast(57, LARGE, 'dragWhole', 'fps', 'fps'),
      on.ratio(0.45, LARGE, 'dragWhole', 'p95Ms', 'best'),
      on.atMost(34, LARGE, 'dragWhole', 'worstMs', 'ms'),
      on.atLeast(57, LARGE, 'dragClose', 'fps', 'fps'),
      on.atMost(34, LARGE, 'dragClose', 'worstMs', 'ms'),
    ],
  ],
  [
    '9',
    'held note follows, 5,000: p50 <= 0.45 x Excalidraw, <= 0.40 x tldraw',
    on => [on.ratio(0.45, LARGE, 'follows', 'p50Ms', 'excalidraw'), on.ratio(0.4, LARGE, 'follows', 'p50Ms', 'tldraw')],
  ],
  [
    '10',
    '50 remote changes/s, whole: script <= 0.35 x the best peer at 1,000, <= 0.20 x at 5,000; none dropped',
    on => [
      on.ratio(0.35, SMALL, 'remoteWhole', 'scriptMsPerSecond', 'best'),
      on.ratio(0.2, LARGE, 'remoteWhole', 'scriptMsPerSecond', 'best'),
      on.atMost(0, SMALL, 'remoteWhole', 'droppedPercent', '% dropped'),
      on.atMost(0, LARGE, 'remoteWhole', 'droppedPercent', '% dropped'),
    ],
  ],
  [
    '11',
    '500/s at 1,000: <= 40 % busy, <= 1 % dropped',
    on => [
      on.atMost(40, SMALL, 'remoteMany', 'busyPercent', '% busy'),
      on.atMost(1, SMALL, 'remoteMany', 'droppedPercent', '% dropped'),
    ],
  ],
  [
    '12',
    'key to screen p95 <= 1.0 x the best peer at 1,000, <= 0.75 x at 5,000; script a key <= 0.4 x the best',
    on => [
      on.ratio(1, SMALL, 'typing', 'p95Ms', 'best'),
      on.ratio(0.75, LARGE, 'typing', 'p95Ms', 'best'),
      on.ratio(0.4, SMALL, 'typing', 'scriptMsPerKey', 'best'),
      on.ratio(0.4, LARGE, 'typing', 'scriptMsPerKey', 'best'),
    ],
  ],
  [
    '13',
    'at every N, p95 <= 25 ms for pan, zoom and drag',
    on =>
      on
        .sizes()
        .flatMap(notes =>
          (['panDragWhole', 'panWheelWhole', 'zoom', 'dragWhole', 'panWheelClose', 'dragClose'] as const).map(measure =>
            on.atMost(25, notes, measure, 'p95Ms', 'ms'),
          ),
        ),
  ],
  [
    '14',
    '4x slower, 5,000: pan and whole drag >= 50 fps, drag at 100 % >= 45, zoom >= 40; key p95 <= 0.2 x tldraw',
    on => [
      on.atLeast(50, LARGE, 'panDragWhole', 'fps', 'fps pan', SLOW),
      on.atLeast(50, LARGE, 'dragWhole', 'fps', 'fps drag whole', SLOW),
      on.atLeast(45, LARGE, 'dragClose', 'fps', 'fps drag at 100 %', SLOW),
      on.atLeast(40, LARGE, 'zoom', 'fps', 'fps zoom', SLOW),
      on.ratio(0.2, LARGE, 'typing', 'p95Ms', 'tldraw', SLOW),
    ],
  ],
]

import { percentile } from '#tests/load/figures.ts'
import type { Cell, Measure } from './measures.ts'
import type { ContenderName } from './stage.ts'

/** Figures of all rounds, by what they are of. */
export class Medians {
  readonly #cells: readonly Cell[]

  constructor(cells: readonly Cell[]) {
    this.#cells = cells
  }

  /** Boards and processors that were measured, in the order they were. */
  settings(): { readonly notes: number; readonly throttle: number }[] {
    const seen = new Map(
      this.#cells.map(({ notes, throttle }) => [`${throttle} ${notes}`, { notes, throttle }] as const),
    )
    return [...seen.values()]
  }

  sizes(throttle: number): number[] {
    return this.settings().flatMap(each => (each.throttle === throttle ? each.notes : []))
  }

  has(measure: Measure, notes: number, throttle: number, name?: ContenderName): boolean {
    return this.#found(notes, throttle, measure, name).length > 0
  }

  /** NaN where nothing was measured. */
  of(name: ContenderName, notes: number, throttle: number, measure: Measure, field: string): number {
    return percentile(
      this.#found(notes, throttle, measure, name)
        .map(found => fieldOf(found, field))
        .filter(Number.isFinite),
      0.5,
    )
  }

  /** In each round. */
  happened(name: ContenderName, notes: number, throttle: number, measure: Measure): boolean {
    return this.#found(notes, throttle, measure, name).every(found => found['happened'] !== false)
  }

  /** The least of what the peers have; NaN if there is none. */
  best(notes: number, throttle: number, measure: Measure, field: string): number {
    const theirs = (['excalidraw', 'tldraw'] as const)
      .filter(name => this.happened(name, notes, throttle, measure))
      .map(name => this.of(name, notes, throttle, measure, field))
      .filter(Number.isFinite)
    return theirs.length === 0 ? Number.NaN : Math.min(...theirs)
  }

  #found(notes: number, throttle: number, measure: Measure, name?: ContenderName): Readonly<Record<string, unknown>>[] {
    return this.#cells.flatMap(cell => {
      const isMeant = cell.notes === notes && cell.throttle === throttle && (name ?? cell.contender) === cell.contender
      const found = cell.measures[measure]
      return isMeant && found ? { ...found } : []
    })
  }
}

function fieldOf(found: Readonly<Record<string, unknown>>, field: string): number {
  if (field === 'reachedPercent') return Number(found['reached']) * 100
  if (field === 'scriptMsPerSecond') return Number(found['scriptMs']) / Number(found['seconds'])
  if (field === 'heapMb') return Number(found['jsHeapMb']) + Number(found['domHeapMb'])
  return Number(found[field])
}

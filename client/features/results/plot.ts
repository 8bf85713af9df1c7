/** How a part of a bar is drawn: told apart by its pattern, not by colour. */
export const LOOKS = ['solid', 'hatched', 'dotted', 'crossed', 'blank'] as const
export type Look = (typeof LOOKS)[number]

/** A is solid, B hatched, C dotted, D crossed, and so on around. */
export function lookOf(letter: string): Look {
  const at = Math.max(0, letter.charCodeAt(0) - 65)
  return (['solid', 'hatched', 'dotted', 'crossed'] as const)[at % 4] ?? 'blank'
}

/** What the parts of all bars of a plot are; a column each in its table. */
export interface PartKind {
  readonly id: string
  readonly name: string
  /** Stands in the bar where there is room. */
  readonly mark: string
  readonly look: Look
}

export interface Bar {
  readonly id: string
  readonly label: string
  /** Smaller, after the label. */
  readonly detail?: string | undefined
  /** By part id; a part that is not there has length 0. */
  readonly counts: ReadonlyMap<string, number>
  /** At the end of the bar. */
  readonly end: string
}

/** A plot as data: the same for its picture and its table. */
export interface PlotData {
  readonly title: string
  /** What it shows, in words. */
  readonly finding: string
  /** The head of the first column of the table. */
  readonly barName: string
  readonly kinds: readonly PartKind[]
  readonly bars: readonly Bar[]
  readonly endName: string
}

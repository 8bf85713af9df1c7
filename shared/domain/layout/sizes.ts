/** Sizes of the canvas, in board units. Cards are all alike, so that a layout needs no text to be measured. */
export const NOTE_SIZE = { width: 168, height: 120 } as const
export const NOTE_GAP = 12
export const CLUSTER_PADDING = 12
export const CLUSTER_TITLE_HEIGHT = 48
export const CLUSTER_GAP = 16
/** A folded cluster says the words of so many of its key notes, one line each. */
export const FOLDED_LINES_MAX = 3
export const FOLDED_LINE_HEIGHT = 24
export const LIST_PADDING = 12
export const LIST_TITLE_HEIGHT = 44
export const LIST_GAP = 16
export const AREA_PADDING = 20
export const AREA_TITLE_HEIGHT = 72
export const AREA_GAP = 48
/** Areas stand side by side in at most so many columns. */
export const AREA_COLUMNS_MAX = 3

/** From one card to the next, to the right and downwards. */
export const PITCH = { x: NOTE_SIZE.width + NOTE_GAP, y: NOTE_SIZE.height + NOTE_GAP } as const

/**
 * How many cards lie side by side where the longest list has so many notes. It grows in few steps, so that a board
 * keeps its shape while people write, and that a long list does not become a tower.
 */
export function notesAcross(longestList: number): number {
  if (longestList <= 24) return 2
  if (longestList <= 72) return 3
  if (longestList <= 160) return 4
  return longestList <= 400 ? 6 : 8
}

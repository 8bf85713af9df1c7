import type { Point } from '#shared/domain/layout/geometry.ts'
import { NOTE_SIZE, PITCH } from '#shared/domain/layout/sizes.ts'

/** One board for all: so many notes in a wide grid, all in open space, with the same words, places and colours. */
export interface BenchBoard {
  readonly notes: readonly BenchNote[]
  readonly size: { readonly width: number; readonly height: number }
  readonly pitch: { readonly x: number; readonly y: number }
  readonly columns: number
  readonly rows: number
}

export interface BenchNote {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly colour: (typeof COLOURS)[number]
}

/** What another person does: carries a note to a free place, or rewrites its words. */
export interface RemoteChange {
  readonly note: number
  readonly at?: Point
  readonly text?: string
}

export const COLOURS = ['sun', 'leaf', 'sky', 'rose', 'stone'] as const
/** One place in so many is left free, for notes to be moved to. */
const FREE_EVERY = 21
/** As wide as the window that is measured in. */
const ASPECT = 1.6
/** Strides through notes and places that visit all of them; primes above any board here. */
const NOTE_STRIDE = 7919
const WORDS = [
  'Ohjaus kuuluu kaikille',
  'yhteinen kieli ammattilaisille',
  'sähköinen palvelu ei riitä yksin',
  'maakunnat sopivat työnjaosta',
  'nuoret mukaan suunnitteluun',
  'tieto siirtyy asteelta toiselle',
  'osaaminen näkyväksi',
  'aikuisten neuvonta jatkuvaksi',
  'rahoitus pysyväksi',
]

export function benchBoard(count: number): BenchBoard {
  const cells = cellCount(count)
  const columns = Math.round(Math.sqrt((cells * ASPECT * PITCH.y) / PITCH.x))
  const notes = Array.from({ length: count }, (_, i): BenchNote => {
    const [x, y] = pointOf(i + Math.floor(i / (FREE_EVERY - 1)), columns)
    return { id: `n${i}`, text: words(i), x, y, colour: COLOURS[(i * 3) % COLOURS.length] ?? 'sun' }
  })
  return { notes, size: NOTE_SIZE, pitch: PITCH, columns, rows: Math.ceil(cells / columns) }
}

/** Four in five move, one in five rewrites; endless, and the same each time. Notes that are `spared` stay as they are. */
export function* remoteChanges(board: BenchBoard, spared: ReadonlySet<number>): Generator<RemoteChange, never> {
  const count = board.notes.length
  const places = board.notes.map(({ x, y }): Point => [x, y])
  const free = Array.from({ length: Math.floor(count / (FREE_EVERY - 1)) }, (_, i) =>
    pointOf((i + 1) * FREE_EVERY - 1, board.columns),
  )
  for (let i = 0; ; i += 1) {
    const note = (i * NOTE_STRIDE) % count
    if (spared.has(note)) continue
    if (i % 5 === 4) {
      yield { note, text: words(i * 7 + 3) }
      continue
    }
    const spot = (i * 31) % free.length
    const at = free[spot] ?? [0, 0]
    free[spot] = places[note] ?? at
    places[note] = at
    yield { note, at }
  }
}

function cellCount(notes: number): number {
  return notes + Math.ceil(notes / (FREE_EVERY - 1))
}

function pointOf(cell: number, columns: number): Point {
  return [(cell % columns) * PITCH.x, Math.floor(cell / columns) * PITCH.y]
}

function words(i: number): string {
  return `${WORDS[i % WORDS.length]}, ${WORDS[(i * 5 + 1) % WORDS.length]} (${i})`
}

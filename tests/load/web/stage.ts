import type { BrowserContext, Page } from 'playwright-core'
import type { Point } from '#shared/domain/layout/geometry.ts'
import type { BenchBoard, RemoteChange } from './notes.ts'

export type ContenderName = 'excalidraw' | 'tldraw' | 'timantti'

/** What the window shows: the board's point in its upper left corner, and px a unit. */
export interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** One contender with one board, in one page that is not open yet. */
export interface Stage {
  readonly url: string
  /** Before the page opens: what the device knows already. */
  prepare(context: BrowserContext): Promise<void>
  /** Once the page is open and painted. */
  enter(page: Page): Promise<Actor>
}

/** What the bench asks of an open page, and does to it other than by hand. */
export interface Actor {
  camera(): Promise<Sight>
  lookWhole(): Promise<void>
  /** 100 %, the middle of the board in the middle of the window. */
  lookClose(): Promise<void>
  /** The middle of a note in the window, px. */
  pointOf(note: number): Promise<Point>
  /** Where every note lies, by its id. */
  places(): Promise<ReadonlyMap<string, string>>
  /** Before changes: so many others come that each may make its share of them. */
  gather(changesPerSecond: number): Promise<void>
  /** Somebody else's change. */
  change(change: RemoteChange): void
  /** Changes that were turned down. */
  refusedCount(): number
  leave(): void
}

export interface Contender {
  readonly name: ContenderName
  readonly label: string
  /** Of a wheel turn with Ctrl: so many steps of this lead from `zoom` to 100 %. */
  zoomStep(zoom: number, steps: number): number
  stage(board: BenchBoard, run: string): Promise<Stage>
  stop(): Promise<void>
}

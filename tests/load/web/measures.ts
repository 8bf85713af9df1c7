import type { Following, Remote, Typing } from './answers.ts'
import type { Motion } from './gestures.ts'
import type { Loading } from './loading.ts'
import type { ContenderName } from './stage.ts'

export interface Measures {
  load?: Loading
  panDragWhole?: Motion
  panWheelWhole?: Motion
  zoom?: Motion
  dragWhole?: Motion
  panWheelClose?: Motion
  dragClose?: Motion
  follows?: Following
  remoteWhole?: Remote
  remoteClose?: Remote
  remoteMany?: Remote
  typing?: Typing
}
export type Measure = keyof Measures

/** What one contender did with one board in one round. */
export interface Cell {
  readonly contender: ContenderName
  readonly round: number
  readonly throttle: number
  readonly notes: number
  readonly measures: Measures
}

import type { Laid } from '#client/app/contents-store.ts'
import { Value } from '#client/session/value.ts'
import { promptOf } from '#shared/domain/commands/arranging.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { clusterDropAt, dropTargetAt } from '#shared/domain/layout/drop-target.ts'
import type { Point } from '#shared/domain/layout/geometry.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import type { View } from '#shared/domain/tables.ts'
import type { Camera } from './camera.ts'
import { type CarryTarget, shapeOf } from './target-shape.ts'

/** What is being held. The first note is the one that was taken hold of. */
export interface Carried {
  readonly notes: readonly NoteId[]
  readonly by: 'pointer' | 'keyboard'
  /** The cluster that is carried whole; then `notes` are those in it. */
  readonly cluster?: ClusterId | undefined
}

/** A wide thing is held not further than this from its left edge, in board units: it would hang beside the hand. */
const GRAB_MAX = 120

interface Surroundings {
  readonly camera: Camera
  readonly view: View
  laid(): Laid
  /** Tells the others, in board units; undefined when nothing is held any more. */
  tell(drag: { readonly ids: readonly NoteId[]; readonly at: Point } | undefined): void
}

/**
 * Carries notes by transform, outside React: the held card and the mark of where it would land are two elements that
 * are moved at each pointer event.
 */
export class Carrier {
  readonly carried = new Value<Carried | undefined>(undefined)
  readonly #the: Surroundings
  #held: HTMLElement | null = null
  #mark: HTMLElement | null = null
  #around: HTMLElement | null = null
  #target: CarryTarget | undefined
  #isRefused = false
  #grab: Point = [0, 0]
  #pointer: Point = [0, 0]
  #dragged: ReadonlySet<NoteId> = new Set()

  constructor(surroundings: Surroundings) {
    this.#the = surroundings
  }

  readonly setHeld = (element: HTMLElement | null): void => {
    this.#held = element
  }
  readonly setMark = (element: HTMLElement | null): void => {
    this.#mark = element
  }
  readonly setAround = (element: HTMLElement | null): void => {
    this.#around = element
  }

  get held(): HTMLElement | null {
    return this.#held
  }

  get target(): CarryTarget | undefined {
    return this.#isRefused ? undefined : this.#target
  }

  /** Lays what is held over what it is made of, before anything moves; `pointer` in px of the viewport. */
  prepare(corner: { readonly x: number; readonly y: number }, pointer: Point | undefined): void {
    if (!pointer) {
      this.#lay([corner.x, corner.y])
      return
    }
    const [x, y] = this.#the.camera.toBoard(pointer)
    this.#grab = [Math.min(GRAB_MAX, x - corner.x), y - corner.y]
    this.#pointer = pointer
    this.#lay([x - this.#grab[0], y - this.#grab[1]])
  }

  begin(carried: Carried): void {
    this.#dragged = new Set(carried.notes)
    this.#target = undefined
    this.#isRefused = false
    this.carried.set(carried)
  }

  /** The pointer is here now, px of the viewport. */
  pointAt(pointer: Point): void {
    this.#pointer = pointer
    this.again()
  }

  /** Looks anew under the pointer: the board may have moved beneath it. */
  again(): void {
    const { camera, laid } = this.#the
    const [x, y] = camera.toBoard(this.#pointer)
    const corner: Point = [x - this.#grab[0], y - this.#grab[1]]
    this.#lay(corner)
    const middle: Point = [corner[0] + NOTE_SIZE.width / 2, corner[1] + NOTE_SIZE.height / 2]
    const { layout, grid } = laid()
    const cluster = this.carried.get()?.cluster
    const prompt = cluster && this.#the.view.row('clusters', cluster)?.place.prompt
    if (!cluster) this.#aim(dropTargetAt(layout, grid, middle, this.#dragged))
    else this.#aim(prompt && clusterDropAt(layout, [x, y], { cluster, prompt }))
    this.#tell(corner)
  }

  /** The keyboard has chosen a target: the held card goes beside it. */
  offer(target: CarryTarget): void {
    const shape = shapeOf(this.#the.laid().layout, target)
    this.#aim(target)
    if (!shape) return
    this.#the.camera.reveal(shape.around ?? shape.mark, 120)
    const corner: Point = [shape.mark.x + 18, shape.mark.y + 18]
    this.#lay(corner)
    this.#tell(corner)
  }

  end(): void {
    this.carried.set(undefined)
    this.#target = undefined
    this.#show(this.#mark, undefined)
    this.#show(this.#around, undefined)
    this.#the.tell(undefined)
  }

  #tell(at: Point): void {
    const notes = this.carried.get()?.notes
    if (notes) this.#the.tell({ ids: notes.slice(0, 50), at })
  }

  #lay([x, y]: Point): void {
    if (this.#held) this.#held.style.transform = `translate(${x}px, ${y}px)`
  }

  #aim(target: CarryTarget | undefined): void {
    this.#target = target && this.#inOwnList(target)
    this.#isRefused = this.#target !== undefined && !this.#takes(this.#target)
    const shape = this.#target && shapeOf(this.#the.laid().layout, this.#target)
    this.#show(this.#mark, shape?.mark)
    this.#show(this.#around, shape?.around)
    if (this.#mark && shape) {
      this.#mark.dataset['kind'] = shape.kind
      this.#mark.toggleAttribute('data-refused', this.#isRefused)
    }
  }

  #show(element: HTMLElement | null, rect: { x: number; y: number; width: number; height: number } | undefined): void {
    if (!element) return
    element.hidden = rect === undefined
    if (!rect) return
    element.style.transform = `translate(${rect.x}px, ${rect.y}px)`
    element.style.width = `${rect.width}px`
    element.style.height = `${rect.height}px`
  }

  /** Over the list of another prompt a note goes to the end of its own one; that is what is shown. */
  #inOwnList(target: CarryTarget): CarryTarget {
    if (target.kind !== 'list') return target
    const prompts = this.#prompts()
    const [only] = prompts
    if (prompts.size !== 1 || only === undefined || only === target.prompt) return target
    const area = this.#the.laid().layout.areas.find(({ priority }) => priority === target.priority)
    const own = area?.lists.find(({ prompt }) => prompt === only)
    return own ? { ...target, prompt: only, index: own.cards.count } : target
  }

  /** Clusters hold the notes of one prompt. */
  #takes(target: CarryTarget): boolean {
    const { view } = this.#the
    const prompts = this.#prompts()
    if (target.kind === 'cluster') {
      const prompt = view.row('clusters', target.cluster)?.place.prompt
      return [...prompts].every(each => each === prompt)
    }
    if (target.kind !== 'note') return true
    return [...prompts].every(each => each === promptOf(view, target.note))
  }

  #prompts() {
    return new Set([...this.#dragged].flatMap(note => promptOf(this.#the.view, note) ?? []))
  }
}

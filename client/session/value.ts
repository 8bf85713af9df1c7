import { callAll } from 'lib0/function'
import type { Readable } from './board-session.ts'

/** A value that lives outside React: read, set, and woken by; wakes only when it differs, as `isEqual` judges. */
export class Value<T> implements Readable<T> {
  readonly #isEqual: (a: T, b: T) => boolean
  readonly #wakes = new Set<{ readonly wake: () => void }>()
  #value: T

  constructor(value: T, isEqual: (a: T, b: T) => boolean = Object.is) {
    this.#value = value
    this.#isEqual = isEqual
  }

  readonly get = (): T => this.#value

  readonly subscribe = (wake: () => void): (() => void) => {
    const entry = { wake }
    this.#wakes.add(entry)
    return () => this.#wakes.delete(entry)
  }

  set(value: T): void {
    if (this.#isEqual(value, this.#value)) return
    this.#value = value
    callAll(
      [...this.#wakes].map(({ wake }) => wake),
      [],
    )
  }
}

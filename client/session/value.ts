import { callAll } from 'lib0/function'
import { isSame } from '#shared/domain/same.ts'

/** A value to read and to be woken by; wakes only when it differs. */
export class Value<T> {
  #value: T
  readonly #wakes = new Set<{ readonly wake: () => void }>()

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  readonly subscribe = (wake: () => void): (() => void) => {
    const entry = { wake }
    this.#wakes.add(entry)
    return () => this.#wakes.delete(entry)
  }

  set(value: T): void {
    if (isSame(value, this.#value)) return
    this.#value = value
    callAll(
      [...this.#wakes].map(({ wake }) => wake),
      [],
    )
  }
}

import type { Readable } from '#client/session/board-session.ts'

/** A value that lives outside React: read, set, and woken by. */
export class Value<T> implements Readable<T> {
  readonly #wakes = new Set<() => void>()
  #value: T

  constructor(value: T) {
    this.#value = value
  }

  get(): T {
    return this.#value
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const wake of [...this.#wakes]) wake()
  }

  subscribe(wake: () => void): () => void {
    this.#wakes.add(wake)
    return () => {
      this.#wakes.delete(wake)
    }
  }
}

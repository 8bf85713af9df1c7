import { isSame } from '#shared/domain/same.ts'
import type { TextStorage } from './environment.ts'
import { Value } from './value.ts'

/** Words that the server refused; kept on this device until their author takes them back or throws them away. */
export interface UnsentCard {
  readonly id: string
  readonly text: string
  /** The name of the refusal. */
  readonly why: string
}

/** More cards push the oldest out of the device's storage, not off the screen. */
const KEPT_MAX = 500

/** Cards in the order they came; the same words under the same id are one card. */
export class UnsentCards {
  readonly cards: Value<readonly UnsentCard[]>
  readonly #texts: TextStorage
  readonly #key: string

  constructor(texts: TextStorage, key: string) {
    this.#texts = texts
    this.#key = key
    this.cards = new Value(this.#read(), isSame)
  }

  add(words: readonly { readonly id: string; readonly text: string }[], why: string): void {
    if (words.length === 0) return
    const fresh = words.map(({ id, text }) => ({ id, text, why }))
    const others = this.cards.get().filter(card => !fresh.some(({ id }) => id === card.id))
    this.#set([...others, ...fresh])
  }

  drop(id: string): void {
    this.#set(this.cards.get().filter(card => card.id !== id))
  }

  #set(cards: readonly UnsentCard[]): void {
    try {
      if (cards.length === 0) this.#texts.removeItem(this.#key)
      else this.#texts.setItem(this.#key, JSON.stringify(cards.slice(-KEPT_MAX)))
    } catch {
      // A full or forbidden storage: the cards stay on the screen as long as the page does.
    }
    this.cards.set(cards)
  }

  #read(): readonly UnsentCard[] {
    try {
      const found: unknown = JSON.parse(this.#texts.getItem(this.#key) ?? '[]')
      return Array.isArray(found) ? found.filter(isCard) : []
    } catch {
      return []
    }
  }
}

function isCard(value: unknown): value is UnsentCard {
  if (typeof value !== 'object' || value === null) return false
  const { id, text, why } = value as Partial<Record<keyof UnsentCard, unknown>>
  return typeof id === 'string' && typeof text === 'string' && typeof why === 'string'
}

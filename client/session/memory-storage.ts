import { type DeviceStorage, type DocumentStore, type Kept, NOTHING_KEPT, type TextStorage } from './environment.ts'

interface Record {
  updates: Uint8Array[]
  kept: Kept
}

/** A device that keeps documents as long as it lives itself: for tests. */
export class MemoryStorage implements DeviceStorage {
  readonly #records = new Map<string, Record>()

  open(name: string): DocumentStore {
    const record = this.#records.get(name) ?? { updates: [], kept: NOTHING_KEPT }
    this.#records.set(name, record)
    return {
      load: async () => ({ updates: [...record.updates], kept: record.kept }),
      append: (update, kept) => {
        record.updates.push(update)
        record.kept = kept
      },
      keep: kept => {
        record.kept = kept
      },
      replace: (state, kept) => {
        record.updates = [state]
        record.kept = kept
      },
      landed: async () => {},
      close: async () => {},
    }
  }
}

/** Small texts for as long as the page lives: where the browser keeps none, in the gallery, and in tests. */
export class MemoryTexts implements TextStorage {
  readonly #texts = new Map<string, string>()

  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null
  }

  setItem(key: string, text: string): void {
    this.#texts.set(key, text)
  }

  removeItem(key: string): void {
    this.#texts.delete(key)
  }
}

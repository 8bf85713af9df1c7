import * as Y from 'yjs'
import { type DeviceStorage, type DocumentStore, type Kept, NOTHING_KEPT } from './environment.ts'

const UPDATES = 'updates'
const FACTS = 'facts'
const KEPT = 'kept'
/** From so many rows on, loading replaces them by one. */
const ROWS_MAX = 200

/** Keeps documents in IndexedDB, one database each. `failed` hears of the first write that did not land. */
export class IndexedDbStorage implements DeviceStorage {
  readonly #factory: IDBFactory
  readonly #failed: (error: unknown) => void

  constructor(factory: IDBFactory, failed: (error: unknown) => void) {
    this.#factory = factory
    this.#failed = failed
  }

  open(name: string): DocumentStore {
    return new IndexedDbStore(openDatabase(this.#factory, name), this.#failed)
  }
}

class IndexedDbStore implements DocumentStore {
  readonly #database: Promise<IDBDatabase>
  readonly #failed: (error: unknown) => void
  #last: Promise<void> = Promise.resolve()
  #hasFailed = false

  constructor(database: Promise<IDBDatabase>, failed: (error: unknown) => void) {
    this.#database = database
    this.#failed = failed
    // Asked for at once, so that a failure is heard of by `load` and not as an unhandled rejection.
    database.catch(() => {})
  }

  async load(): Promise<{ readonly updates: readonly Uint8Array[]; readonly kept: Kept }> {
    try {
      const transaction = (await this.#database).transaction([UPDATES, FACTS], 'readonly')
      const updates = answerOf<Uint8Array[]>(transaction.objectStore(UPDATES).getAll())
      const kept = answerOf<unknown>(transaction.objectStore(FACTS).get(KEPT))
      const found = { updates: await updates, kept: parseKept(await kept) }
      if (found.updates.length <= ROWS_MAX) return found
      const state = Y.mergeUpdates([...found.updates])
      this.replace(state, found.kept)
      return { updates: [state], kept: found.kept }
    } catch (error) {
      this.#tell(error)
      return { updates: [], kept: NOTHING_KEPT }
    }
  }

  append(update: Uint8Array, kept: Kept): void {
    this.#write((updates, facts) => {
      updates.add(update)
      facts.put(kept, KEPT)
    })
  }

  keep(kept: Kept): void {
    this.#write((_, facts) => {
      facts.put(kept, KEPT)
    })
  }

  replace(state: Uint8Array, kept: Kept): void {
    this.#write((updates, facts) => {
      updates.clear()
      updates.add(state)
      facts.put(kept, KEPT)
    })
  }

  landed(): Promise<void> {
    return this.#last
  }

  async close(): Promise<void> {
    await this.#last
    await this.#database.then(
      database => database.close(),
      () => {},
    )
  }

  /** Transactions on the same stores run in the order they are made, so only opening has to be waited for. */
  #write(act: (updates: IDBObjectStore, facts: IDBObjectStore) => void): void {
    if (this.#hasFailed) return
    const written = this.#database.then(database => {
      const transaction = database.transaction([UPDATES, FACTS], 'readwrite', { durability: 'strict' })
      act(transaction.objectStore(UPDATES), transaction.objectStore(FACTS))
      return landing(transaction)
    })
    this.#last = Promise.all([this.#last, written]).then(
      () => {},
      error => this.#tell(error),
    )
  }

  #tell(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    this.#failed(error)
  }
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(FACTS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function landing(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

function parseKept(value: unknown): Kept {
  if (typeof value !== 'object' || value === null) return NOTHING_KEPT
  const { unsaved, ownClients } = value as Partial<Kept>
  const isSound = typeof unsaved === 'number' && Array.isArray(ownClients)
  return isSound ? { unsaved, ownClients: ownClients.filter(Number.isSafeInteger) } : NOTHING_KEPT
}

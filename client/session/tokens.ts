import type { Role } from '#shared/protocol/api.ts'
import type { TextStorage } from './environment.ts'

/** This device's way into one board. */
export interface KeptToken {
  readonly token: string
  readonly role: Role
  /** Names this person's place among the documents kept on this device; says nothing of the token. */
  readonly place: string
}

/** Session tokens by board, kept on this device until the person leaves. Never in a cookie, never in an address. */
export class Tokens {
  readonly #texts: TextStorage
  readonly #makePlace: () => string

  constructor(texts: TextStorage, makePlace: () => string) {
    this.#texts = texts
    this.#makePlace = makePlace
  }

  of(board: string): KeptToken | undefined {
    try {
      const found: unknown = JSON.parse(this.#texts.getItem(keyOf(board)) ?? 'null')
      return isKeptToken(found) ? found : undefined
    } catch {
      return undefined
    }
  }

  /**
   * Keeps a token. `isSamePerson`: it was given in exchange for the one before (a renewed link), so what this device
   * holds unsent stays theirs; else it is somebody new, who sees nothing of who was here before.
   */
  keep(board: string, token: string, role: Role, isSamePerson: boolean): KeptToken {
    const before = this.of(board)
    const kept: KeptToken = { token, role, place: (isSamePerson && before?.place) || this.#makePlace() }
    this.#texts.setItem(keyOf(board), JSON.stringify(kept))
    return kept
  }

  forget(board: string): void {
    this.#texts.removeItem(keyOf(board))
  }
}

function keyOf(board: string): string {
  return `timantti/${board}/token`
}

function isKeptToken(value: unknown): value is KeptToken {
  if (typeof value !== 'object' || value === null) return false
  const { token, role, place } = value as Partial<Record<keyof KeptToken, unknown>>
  const isRole = role === 'facilitator' || role === 'participant' || role === 'viewer'
  return typeof token === 'string' && isRole && typeof place === 'string' && place.length > 0
}

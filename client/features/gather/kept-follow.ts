import type { TextStorage } from '#client/session/environment.ts'

const STORED_AS = 'timantti.follow'

/** Whether this person lets the facilitator move their view; usually yes. */
export function doesFollow(texts: TextStorage): boolean {
  try {
    return texts.getItem(STORED_AS) !== 'no'
  } catch {
    return true
  }
}

export function keepFollow(texts: TextStorage, follows: boolean): void {
  try {
    if (follows) texts.removeItem(STORED_AS)
    else texts.setItem(STORED_AS, 'no')
  } catch {
    // A browser that stores nothing follows again next time.
  }
}

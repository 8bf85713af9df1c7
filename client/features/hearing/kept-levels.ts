import type { TextStorage } from '#client/session/environment.ts'
import { HEARING_LEVELS, type HearingLevels, USUAL_LEVELS } from '#client/ui/announcer.ts'

const STORED_AS = 'timantti.hearing'

/** What this person wants to hear, as this device remembers it; what it does not know is as usual. */
export function keptLevels(texts: TextStorage): HearingLevels {
  try {
    const found: unknown = JSON.parse(texts.getItem(STORED_AS) ?? 'null')
    if (typeof found !== 'object' || found === null) return USUAL_LEVELS
    const kept = found as Readonly<Record<string, unknown>>
    const levelOf = (kind: keyof HearingLevels) =>
      HEARING_LEVELS.find(level => level === kept[kind]) ?? USUAL_LEVELS[kind]
    return { own: levelOf('own'), others: levelOf('others'), people: levelOf('people'), workshop: levelOf('workshop') }
  } catch {
    return USUAL_LEVELS
  }
}

export function keepLevels(texts: TextStorage, levels: HearingLevels): void {
  try {
    texts.setItem(STORED_AS, JSON.stringify(levels))
  } catch {
    // A browser that stores nothing has the usual levels next time.
  }
}

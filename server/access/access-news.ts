import * as v from 'valibot'
import type { Bus, Unsubscribe } from '#server/bus/bus.ts'

/** What other parts, and later other nodes, must hear about at once. The storage already says so; this only hurries. */
export type AccessNews =
  | { readonly kind: 'sessions-ended'; readonly board: string; readonly sessions: readonly string[] }
  | { readonly kind: 'board-deleted'; readonly board: string }

const TOPIC = 'access'

const newsSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('sessions-ended'), board: v.string(), sessions: v.array(v.string()) }),
  v.strictObject({ kind: v.literal('board-deleted'), board: v.string() }),
])

export function tellAccessNews(bus: Bus, news: AccessNews): void {
  bus.publish(TOPIC, new TextEncoder().encode(JSON.stringify(news)))
}

export function hearAccessNews(bus: Bus, hear: (news: AccessNews) => void): Unsubscribe {
  return bus.subscribe(TOPIC, message => {
    hear(v.parse(newsSchema, JSON.parse(new TextDecoder().decode(message))))
  })
}

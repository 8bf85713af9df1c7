import type { BoardSession, Readable } from '#client/session/board-session.ts'
import type { Contents } from '#shared/domain/placing.ts'
import type { TableName } from '#shared/domain/tables.ts'

/** Where an own act may move notes. */
const TABLES: readonly TableName[] = ['notes', 'hidden', 'places', 'clusters']
const REST_MAX_MS = 400

/**
 * The contents, told no faster than the page can draw them: after a change it rests twice as long as drawing took, so that
 * scrolling and typing go on while a crowd moves notes. What this person does is told at once.
 */
export function unhurried(live: Readable<Contents>, session: BoardSession): Readable<Contents> {
  return {
    get: () => live.get(),
    subscribe(wake) {
      let isOwn = false
      let restsUntil = 0
      let timer: ReturnType<typeof setTimeout> | undefined
      const tell = () => {
        clearTimeout(timer)
        timer = undefined
        isOwn = false
        const begun = performance.now()
        restsUntil = begun + REST_MAX_MS
        wake()
        // A frame later, and once that frame has been drawn.
        requestAnimationFrame(() =>
          setTimeout(() => {
            const now = performance.now()
            restsUntil = now + Math.min(REST_MAX_MS, (now - begun) * 2)
          }),
        )
      }
      const stops = TABLES.map(table =>
        session.view.onTable(table, () => {
          isOwn ||= session.isOwnDoing
        }),
      )
      const stop = live.subscribe(() => {
        const restMs = restsUntil - performance.now()
        if (isOwn || restMs <= 0) tell()
        else timer ??= setTimeout(tell, restMs)
      })
      return () => {
        clearTimeout(timer)
        stop()
        for (const each of stops) each()
      }
    },
  }
}

import { useEffect, useRef } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useRead } from '#client/app/Local.tsx'
import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useOffer } from '#client/features/commands/command-registry.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { toasts } from '#client/ui/toasts.ts'
import { sumUp } from './change-record.ts'
import { type Clock, wallClock } from './clock.ts'
import { keptLevels } from './kept-levels.ts'
import { NewsDesk } from './news-desk.ts'
import { OthersChanges } from './others-changes.ts'
import { PeopleChanges } from './people-changes.ts'
import { tellEach, tellPeople, tellSum } from './tell.ts'

/** Says what others do and who comes and goes, as much of it as this person wants to hear. */
export function useOthersNews(isReady: boolean, clock: Clock = wallClock): void {
  const t = useT()
  const read = useRead()
  const { texts } = useDevice()
  const { session } = useBoard()
  const framework = useFramework()
  const changes = useRef<OthersChanges>(undefined)
  const words = useRef({ t, read, framework })
  useEffect(() => {
    words.current = { t, read, framework }
  })

  useEffect(() => {
    announcer.levels.set(keptLevels(texts))
  }, [texts])

  useEffect(() => {
    if (!isReady) return
    const desk = new NewsDesk({
      clock,
      level: () => announcer.levels.get().others,
      tell(level, overMs) {
        const { t: say, read: reading, framework: shown } = words.current
        const record = others.take()
        const told = {
          t: say,
          view: session.view,
          framework: shown,
          read: (text: Parameters<typeof reading>[0]) => reading(text).text,
        }
        const said = level === 'all' ? tellEach(told, record) : sumUp(say, record) && tellSum(say, record, overMs)
        if (said !== '') announcer.say(said, 'polite', 'others')
      },
    })
    const others = new OthersChanges(session, () => desk.wake())
    changes.current = others
    const people = new PeopleChanges()
    const door = new NewsDesk({
      clock,
      level: () => announcer.levels.get().people,
      tell(level) {
        const { came, left } = people.take()
        const said = tellPeople(words.current.t, level, came, left)
        if (said !== '') announcer.say(said, 'polite', 'people')
      },
    })
    const look = () => {
      const isLive = session.connection.get().state === 'live'
      if (people.hear(isLive ? session.peers.get() : undefined)) door.wake()
    }
    look()
    const typed = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || !target.matches('textarea, input, [contenteditable]')) return
      desk.typed()
      door.typed()
    }
    const stops = [session.peers.subscribe(look), session.connection.subscribe(look)]
    document.addEventListener('input', typed, true)
    return () => {
      document.removeEventListener('input', typed, true)
      for (const stop of stops) stop()
      others.close()
      desk.clear()
      door.clear()
      changes.current = undefined
    }
  }, [isReady, session, clock])

  useOffer([
    {
      id: 'hearing.changes',
      group: 'hearing',
      name: t('hearing.changes'),
      also: t('hearing.changesAlso'),
      act() {
        const others = changes.current
        others?.take()
        const sum = others ? sumUp(t, others.sinceLooked()) : ''
        // Asked for, so it is said whatever the levels, and stands there to be read.
        toasts.show(sum === '' ? t('hearing.nothingNew') : t('hearing.since', { sum }), 'polite', undefined, {
          kind: 'trouble',
        })
      },
    },
  ])
}

import { useEffect, useRef, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import type { BoardSession } from '#client/session/board-session.ts'
import { Drafts } from '#client/session/drafts.ts'
import { toasts } from '#client/ui/toasts.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import { BoardScreen } from './board-screen.ts'
import { useDevice } from './device.tsx'
import { keepFacts } from './kept-facts.ts'
import type { OpenBoard } from './use-board.tsx'

/** Opens a board for as long as the page shows it. `ended`: why the server let it go for good. */
export function useOpenBoard(door: { readonly facts: BoardAnswer; readonly token: string; readonly place: string }) {
  const { api, texts } = useDevice()
  const [opened, setOpened] = useState<OpenBoard>()
  const [ended, setEnded] = useState<string>()
  const [hasFailed, setHasFailed] = useState(false)
  const { facts, token, place } = door
  const t = useT()
  const say = useRef(t)
  useEffect(() => {
    say.current = t
  }, [t])

  useEffect(() => {
    let isHere = true
    let session: BoardSession | undefined
    async function open() {
      const [{ openBoardSession }, { browserEnvironment }] = await Promise.all([
        import('#client/session/open-board-session.ts'),
        import('#client/session/browser-environment.ts'),
      ])
      session = await openBoardSession({
        facts,
        token,
        place,
        server: location.origin.replace(/^http/, 'ws'),
        environment: browserEnvironment(() => toasts.show(say.current('board.cannotKeep'), 'assertive')),
        askDoor: () => api.askDoor(facts.board, token),
      })
      if (!isHere) return session.close()
      const { connection } = session
      const look = () => {
        const { state, ended: why } = connection.get()
        if (state === 'ended') setEnded(why ?? 'revoked')
      }
      connection.subscribe(look)
      look()
      setOpened({
        session,
        screen: new BoardScreen(session),
        drafts: new Drafts(texts, facts.board, place),
        api,
        token,
      })
      // Title and date may have changed since they were kept.
      const now = await api.board(facts.board, token)
      if (now.ok) keepFacts(texts, now.answer)
    }
    open().catch(() => isHere && setHasFailed(true))
    return () => {
      isHere = false
      void session?.close()
    }
  }, [facts, token, place, api, texts])

  return { opened, ended, hasFailed }
}

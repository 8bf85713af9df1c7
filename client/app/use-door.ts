import { useCallback, useEffect, useState } from 'react'
import { doorWords } from '#client/features/join/request-words.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { BoardAnswer, LookAnswer, Role } from '#shared/protocol/api.ts'
import { type RequestError, useDevice } from './device.tsx'
import { enter } from './enter.ts'
import { keepFacts, keptFacts } from './kept-facts.ts'
import { rememberOwnBoard } from './own-boards.ts'

export type Door =
  | { readonly state: 'looking' }
  /** The key is right. `otherRole`: this device is on the board already, in another role. */
  | { readonly state: 'asks'; readonly look: LookAnswer; readonly otherRole: Role | undefined }
  /** `why`: what kept the door shut; `no-key` where the address brought none. */
  | { readonly state: 'shut'; readonly why: RequestError | 'no-key'; readonly words: string }
  | { readonly state: 'in'; readonly facts: BoardAnswer; readonly token: string; readonly place: string }

/** How this device gets onto a board: by what it kept, else by the key that came with the address. */
export function useDoor(board: string, linkKey: string | undefined) {
  const t = useT()
  const device = useDevice()
  const { api, tokens, texts } = device
  const [door, setDoor] = useState<Door>({ state: 'looking' })
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [tries, setTries] = useState(0)

  const goIn = useCallback(() => {
    const kept = tokens.of(board)
    const facts = keptFacts(texts, board)
    if (!kept || !facts) return false
    if (facts.role === 'facilitator') rememberOwnBoard(texts, board, Date.now())
    setDoor({ state: 'in', facts, token: kept.token, place: kept.place })
    return true
  }, [board, tokens, texts])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of language opens no door anew
  useEffect(() => {
    let isHere = true
    const show = (next: Door) => isHere && setDoor(next)
    const shut = (why: RequestError | 'no-key', words: string) => show({ state: 'shut', why, words })

    async function byToken() {
      // Without a network the board opens with what is known of it; the session finds out whether it may still.
      if (keptFacts(texts, board)) {
        if (isHere) goIn()
        return
      }
      const result = await api.board(board, tokens.of(board)?.token ?? '')
      if (!result.ok) return shut(result.error, doorWords(t, 'link', result.error))
      keepFacts(texts, result.answer)
      if (isHere) goIn()
    }

    async function byKey(key: string) {
      const kept = tokens.of(board)
      const look = await api.lookByKey(board, key)
      if (!look.ok) {
        // Who is in already needs no link: it may have been renewed since, or there is no network.
        if (kept && keptFacts(texts, board)) return byToken()
        return shut(look.error, doorWords(t, 'link', look.error, look.retryAfterSeconds))
      }
      const isStillIn = kept !== undefined && (await api.board(board, kept.token)).ok
      if (isStillIn && kept.role === look.answer.role) return byToken()
      show({ state: 'asks', look: look.answer, otherRole: isStillIn ? kept.role : undefined })
    }

    if (linkKey !== undefined) void byKey(linkKey)
    else if (tokens.of(board)) void byToken()
    else shut('no-key', t('join.needsLink'))
    return () => {
      isHere = false
    }
  }, [board, linkKey, api, tokens, texts, goIn, tries])

  async function join(name: string | undefined) {
    if (door.state !== 'asks' || linkKey === undefined) return
    setIsBusy(true)
    setError(undefined)
    const kept = tokens.of(board)
    // A link renewed for the same role: with the former token one stays who one was, with all one wrote.
    const former = kept?.role === door.look.role ? kept.token : undefined
    const result = await api.joinByKey(board, { key: linkKey, name }, former)
    setIsBusy(false)
    if (!result.ok) {
      setError(doorWords(t, 'link', result.error, result.retryAfterSeconds))
      return
    }
    enter(device, result.answer, { isSamePerson: former !== undefined, name })
    goIn()
  }

  /** The key left the address when it was read, so a reload would not have it any more. */
  function again(): void {
    setDoor({ state: 'looking' })
    setTries(tries + 1)
  }

  return { door, join, goIn, again, isBusy, error }
}

import { useEffect, useState } from 'react'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { Say } from '#client/i18n/message.ts'
import type { Connection } from '#client/session/board-session.ts'
import styles from './SavedState.module.css'

/** A save is usually done before this; shorter ones are not worth a word, and a status that flickers is noise. */
const CALM_MS = 900

/** The connection and saving in words, read aloud when they change. */
export function SavedState() {
  const t = useT()
  const words = useCalm(stateWords(t, useConnection()))
  return (
    <p role="status" className={styles['state']} data-tone={words.tone}>
      <span>{words.text}</span>
    </p>
  )
}

interface Words {
  readonly text: string
  readonly tone: 'good' | 'busy' | 'trouble'
}

export function stateWords(t: Say, { state, saved, unsaved, savingStopped }: Connection): Words {
  if (savingStopped) return { text: t('state.savingStopped'), tone: 'trouble' }
  switch (state) {
    case 'connecting':
      return { text: t('state.connecting'), tone: 'busy' }
    case 'live':
      return saved ? { text: t('state.saved'), tone: 'good' } : { text: t('state.saving'), tone: 'busy' }
    case 'reconnecting':
      return unsaved > 0
        ? { text: t('state.reconnectingWith', { count: unsaved }), tone: 'trouble' }
        : { text: t('state.reconnecting'), tone: 'trouble' }
    case 'offline':
      return unsaved > 0
        ? { text: t('state.offlineWith', { count: unsaved }), tone: 'trouble' }
        : { text: t('state.offline'), tone: 'trouble' }
    case 'ended':
      return { text: t('state.ended'), tone: 'trouble' }
  }
}

/** Good and bad news at once; being busy only once it lasts. */
function useCalm(words: Words): Words {
  const [shown, setShown] = useState(words)
  const { text, tone } = words
  useEffect(() => {
    const next = { text, tone }
    if (tone !== 'busy') {
      setShown(next)
      return
    }
    const timer = setTimeout(() => setShown(next), CALM_MS)
    return () => clearTimeout(timer)
  }, [text, tone])
  return shown
}

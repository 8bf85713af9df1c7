import { useEffect, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { NOTE_TEXT_ADVISED_CHARS, NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import styles from './write.module.css'

/** Below this nobody needs to be told how long the note is. */
const SPEAKS_FROM = NOTE_TEXT_ADVISED_CHARS * 0.75

/** How long a note is, in words: silent while it is short, advice past the advised length, an error past the limit. */
export function LengthWords({ length, id }: { readonly length: number; readonly id: string }) {
  const t = useT()
  const level = levelOf(length)
  const lastLevel = useRef(level)
  const words = {
    short: t('write.keys'),
    near: t('write.length.near', { used: length, advised: NOTE_TEXT_ADVISED_CHARS }),
    long: t('write.length.long', { used: length, max: NOTE_TEXT_MAX_CHARS }),
    over: t('write.length.over', { count: length - NOTE_TEXT_MAX_CHARS, max: NOTE_TEXT_MAX_CHARS }),
  }[level]
  useEffect(() => {
    // Said when a border is crossed, not at every key.
    const isWorse = LEVELS.indexOf(level) > Math.max(1, LEVELS.indexOf(lastLevel.current))
    if (isWorse) announcer.say(words)
    lastLevel.current = level
  }, [level, words])
  return (
    <p id={id} className={styles['length']} data-level={level}>
      {words}
    </p>
  )
}

const LEVELS = ['short', 'near', 'long', 'over'] as const

function levelOf(length: number): (typeof LEVELS)[number] {
  if (length > NOTE_TEXT_MAX_CHARS) return 'over'
  if (length > NOTE_TEXT_ADVISED_CHARS) return 'long'
  return length > SPEAKS_FROM ? 'near' : 'short'
}

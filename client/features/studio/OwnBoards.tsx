import { useEffect, useState } from 'react'
import { AppLink } from '#client/app/AppLink.tsx'
import { useDevice } from '#client/app/device.tsx'
import { type OwnBoard, ownBoards } from '#client/app/own-boards.ts'
import { boardPath } from '#client/app/router.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { textIn } from '#shared/domain/words.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import styles from './studio.module.css'

/** Boards that this device has a facilitator's way into. Asked of the server one by one: a board may be gone. */
export function OwnBoards() {
  const t = useT()
  const { language } = useLanguage()
  const { api, tokens, texts } = useDevice()
  const [boards, setBoards] = useState<readonly (BoardAnswer & Pick<OwnBoard, 'openedAt'>)[]>()
  useEffect(() => {
    let isHere = true
    const asked = ownBoards(texts).map(async ({ board, openedAt }) => {
      const kept = tokens.of(board)
      if (kept?.role !== 'facilitator') return []
      const result = await api.board(board, kept.token)
      return result.ok ? [{ ...result.answer, openedAt }] : []
    })
    void Promise.all(asked).then(answers => isHere && setBoards(answers.flat()))
    return () => {
      isHere = false
    }
  }, [api, tokens, texts])
  if (!boards) return null
  return (
    <section className={styles['panel']} aria-labelledby="own-boards">
      <h2 id="own-boards">{t('studio.ownTitle')}</h2>
      {boards.length === 0 ? (
        <p className={styles['soft']}>{t('studio.ownNone')}</p>
      ) : (
        <ul className={styles['boards']}>
          {boards.map(({ board, title, retainUntil, openedAt }) => (
            <li key={board}>
              <AppLink href={boardPath(board)}>{textIn(title, language, language) || t('board.untitled')}</AppLink>
              <span className={styles['soft']}>
                {openedAt !== undefined &&
                  `${t('studio.openedLast', { date: dayOf(new Date(openedAt), language) })} · `}
                {t('studio.keptUntil', { date: dayOf(new Date(`${retainUntil}T12:00:00`), language) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function dayOf(moment: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(moment)
}

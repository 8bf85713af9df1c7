import { useT } from '#client/i18n/Language.tsx'
import type { BallotAtHand } from './own-ballot.ts'
import styles from './vote.module.css'

/** Whether the server has what was given: said in words, and aloud when it has. */
export function BallotStatus({ at }: { readonly at: BallotAtHand }) {
  const t = useT()
  return (
    <p role="status" className={styles['status']} data-state={at.state}>
      {wordsFor(at)}
    </p>
  )

  function wordsFor({ state, ballot, error }: BallotAtHand): string {
    switch (state) {
      case 'loading':
        return ''
      case 'saving':
        return t('vote.saving')
      case 'saved':
        return ballot ? t('vote.saved') : ''
      case 'waiting':
        return t('vote.waiting')
      case 'refused':
        return t(`error.${error ?? 'internal'}`)
    }
  }
}

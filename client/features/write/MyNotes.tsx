import { useId } from 'react'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import { MyNote } from './MyNote.tsx'
import styles from './write.module.css'

/** What this person has written, the newest first. Nobody else sees this list. */
export function MyNotes() {
  const t = useT()
  const own = useRows('ownNotes')
  const titleId = useId()
  const ids = [...own.keys()].sort().reverse() as OwnNoteId[]
  const standing = [...own.values()].filter(({ note }) => !note.withdrawn).length
  return (
    <section className={styles['mine']} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('mine.title', { count: standing })}</h3>
      {ids.length === 0 ? (
        <Empty icon="write" title={t('mine.none')}>
          <p>{t('mine.noneHint')}</p>
        </Empty>
      ) : (
        <ul className={styles['mineList']}>
          {ids.map(id => (
            <MyNote key={id} id={id} />
          ))}
        </ul>
      )}
    </section>
  )
}

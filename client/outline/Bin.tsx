import { useAct, useActor, useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { restoreNotes } from '#shared/domain/commands/wording.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'

/** For facilitators: what was put into the bin, and the way back out of it. Nothing there is lost. */
export function Bin() {
  const t = useT()
  const actor = useActor()
  const notes = useRows('notes')
  const hidden = [...useRows('hidden').keys()].filter(id => notes.has(id)) as NoteId[]
  if (actor.role !== 'facilitator' || hidden.length === 0) return null
  return (
    <details className={styles['bin']}>
      <summary>{t('bin.title', { count: hidden.length })}</summary>
      <ul className={styles['notes']}>
        {hidden.map(note => (
          <BinnedNote key={note} note={note} />
        ))}
      </ul>
    </details>
  )
}

function BinnedNote({ note }: { readonly note: NoteId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const boardLanguage = useBoardLanguage()
  const { view } = useBoard().session
  const row = useRow('notes', note)?.note
  const reason = useRow('hidden', note)?.reason
  const textId = `binned-${note}`
  if (!row) return null
  return (
    <li className={styles['note']}>
      <span id={textId} className={styles['text']} lang={row.language ?? boardLanguage}>
        <NoteText text={row.text} />
      </span>
      {reason && <span className={styles['facts']}>{reason}</span>}
      <span className={styles['acts']}>
        <Button
          look="quiet"
          aria-describedby={textId}
          onClick={() => {
            if (act(restoreNotes(view, actor, [note]))) announcer.say(t('bin.restored'))
          }}
        >
          {t('bin.restore')}
        </Button>
      </span>
    </li>
  )
}

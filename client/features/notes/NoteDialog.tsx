import { useState } from 'react'
import { Local } from '#client/app/Local.tsx'
import { ownNoteOf } from '#client/app/own-notes.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { toggleKeyNote } from '#shared/domain/commands/arranging.ts'
import { takeFromCluster } from '#shared/domain/commands/clusters.ts'
import { editOwnNote } from '#shared/domain/commands/own-notes.ts'
import { clearWording, rewordNote } from '#shared/domain/commands/wording.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import styles from './notes.module.css'
import { useQuestions } from './use-questions.ts'
import { useRemoveNotes } from './use-remove-notes.ts'

interface NoteDialogProps {
  readonly note: NoteId
  readonly isEditing?: boolean | undefined
  readonly onClose: () => void
}

/** One note with everything that is known of it and can be done to it. */
export function NoteDialog({ note, isEditing: beginsEditing = false, onClose }: NoteDialogProps) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const remove = useRemoveNotes()
  const { language } = useLanguage()
  const framework = useFramework()
  const { screen, session } = useBoard()
  const { view } = session
  const row = useRow('notes', note)?.note
  const wording = useRow('wordings', note)?.text
  const marks = useRow('marks', note)
  const prompt = useRow('prompts', row?.prompt ?? 'none')
  const workshop = useRow('workshops', row?.workshop ?? 'none')
  const question = useQuestions([note])
  const own = ownNoteOf(view, note)
  const mayEdit = own !== undefined || actor.role === 'facilitator'
  const [isEditing, setEditing] = useState(beginsEditing && mayEdit)
  if (!row) {
    return (
      <Dialog title={t('note.title')} onClose={onClose}>
        <p>{t('refusal.note-missing')}</p>
      </Dialog>
    )
  }
  const text = wording ?? row.text
  const isClustered = framework !== undefined && placeOf(view, framework, note).in === 'cluster'
  // The author edits the own words; a facilitator gives another's note a wording, and the own words stay.
  const edited = own ? row.text : text

  function edit(words: string): void {
    const isSame = words === edited
    const plan = own
      ? editOwnNote(view, actor, { id: own, text: words })
      : rewordNote(view, actor, { note, text: words })
    if (!isSame && !act(plan)) return
    if (!isSame) announcer.say(t('note.changed'))
    if (beginsEditing) onClose()
    else setEditing(false)
  }

  return (
    <Dialog
      title={
        <>
          {prompt && <PromptLetter letter={prompt.letter} />} {t('note.title')}
        </>
      }
      onClose={onClose}
      foot={
        !isEditing && (
          <>
            {mayEdit && (
              <Button look="danger" onClick={() => [onClose(), remove([note])]}>
                {own ? t('mine.withdraw') : t('note.hide')}
              </Button>
            )}
            {actor.mayArrange && (
              <Button look="primary" onClick={() => screen.dialog.set({ kind: 'move', notes: [note] })}>
                <Icon name="move" />
                {t('move.open')}
              </Button>
            )}
          </>
        )
      }
    >
      {isEditing ? (
        <NoteEditor
          text={edited}
          label={own ? t('mine.edit') : t('note.reword')}
          onDone={edit}
          onCancel={() => (beginsEditing ? onClose() : setEditing(false))}
        />
      ) : (
        <div className={styles['paper']} data-colour={marks?.colour}>
          <p className={styles['text']} lang={row.language === language ? undefined : row.language}>
            <NoteText text={text} />
          </p>
        </div>
      )}
      {wording !== undefined && !own && (
        <div className={styles['own']}>
          <p>{t('note.ownWords')}</p>
          <p lang={row.language}>
            <NoteText text={row.text} />
          </p>
          {actor.role === 'facilitator' && (
            <Button look="quiet" onClick={() => act(clearWording(view, actor, note))}>
              {t('note.clearWording')}
            </Button>
          )}
        </div>
      )}
      <dl className={styles['facts']}>
        <dt>{t('note.prompt')}</dt>
        <dd>
          <Local text={prompt?.title} />
        </dd>
        <dt>{t('note.workshop')}</dt>
        <dd>
          <Local text={workshop?.title} />
        </dd>
        {row.author && (
          <>
            <dt>{t('note.author')}</dt>
            <dd>{row.author}</dd>
          </>
        )}
      </dl>
      {!isEditing && (
        <p className={styles['acts']}>
          {mayEdit && <Button onClick={() => setEditing(true)}>{own ? t('mine.edit') : t('note.reword')}</Button>}
          {actor.mayArrange && (
            <Button
              aria-pressed={marks?.key === true}
              onClick={() => {
                if (act(toggleKeyNote(view, actor, note))) announcer.say(t(marks?.key ? 'note.keyOff' : 'note.keyOn'))
              }}
            >
              <Icon name="key" isFilled={marks?.key === true} />
              {t('note.key')}
            </Button>
          )}
          {question.mayMark && (
            <Button aria-pressed={question.isQuestion} onClick={question.toggle}>
              <Icon name="question" />
              {t('question.mark')}
            </Button>
          )}
          {actor.mayArrange && isClustered && framework !== undefined && (
            <Button
              onClick={() => {
                if (act(takeFromCluster(view, actor, { framework, notes: [note] })))
                  announcer.say(t('cluster.takenOut', { count: 1 }))
              }}
            >
              {t('cluster.takeOut')}
            </Button>
          )}
        </p>
      )}
      {!isEditing && actor.mayArrange && <ColourChoice note={note} />}
    </Dialog>
  )
}

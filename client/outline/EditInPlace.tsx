import { ownNoteOf } from '#client/app/own-notes.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { NoteEditor } from '#client/features/notes/NoteEditor.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { editOwnNote } from '#shared/domain/commands/own-notes.ts'
import { rewordNote, shownText } from '#shared/domain/commands/wording.ts'
import type { NoteId } from '#shared/domain/ids.ts'

/** The words of a note where they stand: own words are edited, another's note is given a wording. */
export function EditInPlace({ note, onClose }: { readonly note: NoteId; readonly onClose: () => void }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const own = ownNoteOf(view, note)
  const before = (own ? view.row('notes', note)?.note.text : shownText(view, note)) ?? ''

  function done(text: string): void {
    if (text !== before) {
      const plan = own ? editOwnNote(view, actor, { id: own, text }) : rewordNote(view, actor, { note, text })
      if (!act(plan)) return
      announcer.say(t('note.changed'))
    }
    onClose()
  }

  return <NoteEditor text={before} label={own ? t('mine.edit') : t('note.reword')} onDone={done} onCancel={onClose} />
}

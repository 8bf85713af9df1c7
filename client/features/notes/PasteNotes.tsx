import { newOwnNoteId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { PasteDialog } from '#client/features/write/PasteDialog.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { sendNotes } from '#shared/domain/commands/own-notes.ts'
import type { PromptId } from '#shared/domain/ids.ts'
import type { Wish } from '#shared/domain/tables.ts'

/** Text that was pasted, and where its notes would go. */
export interface Pasted {
  readonly lines: readonly string[]
  readonly prompt: PromptId
  readonly wish: Wish | undefined
}

/** Shows what notes pasted text would make before it makes them, as this person's own. */
export function PasteNotes({ pasted, onClose }: { readonly pasted: Pasted; readonly onClose: () => void }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { view } = useBoard().session
  const { lines, prompt, wish } = pasted

  function send(texts: readonly string[]): void {
    const now = Date.now()
    const notes = texts.map((text, i) => ({ id: newOwnNoteId(now + i), text }))
    if (!act(sendNotes(view, actor, { notes, prompt, wish, language }))) return
    announcer.say(t('write.sent', { count: notes.length }))
    onClose()
  }

  return (
    <PasteDialog lines={lines} onEach={() => send(lines)} onOne={() => send([lines.join('\n')])} onClose={onClose} />
  )
}

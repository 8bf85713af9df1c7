import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { groupNotes } from '#shared/domain/commands/clusters.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'

/** Makes a cluster of notes where the first of them lies under a priority, and asks for its name there. */
export function useClusterNotes(framework: FrameworkId): (notes: readonly NoteId[]) => void {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { screen, session } = useBoard()
  return notes => {
    const { view } = session
    const onto = notes.find(note => placeOf(view, framework, note).in === 'priority') ?? notes[0]
    if (!onto) return
    const id = newId<'cluster'>()
    const title = { [language]: t('cluster.newName') }
    const others = notes.filter(note => note !== onto)
    if (!act(groupNotes(view, actor, { framework, cluster: id, title, onto, notes: others }))) return
    announcer.say(t('cluster.made', { count: notes.length }))
    screen.select([])
    if (view.row('clusters', id)) screen.naming.set(id)
  }
}

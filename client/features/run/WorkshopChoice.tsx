import { useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import { setWorkshop } from '#shared/domain/commands/running.ts'
import type { WorkshopId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { currentWorkshop } from '#shared/domain/series.ts'

/** Which workshop of the series runs: new notes belong to it. */
export function WorkshopChoice() {
  const t = useT()
  const read = useRead()
  const { language } = useLanguage()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const workshops = useRows('workshops')
  // Read for its changes; the rule of which one counts is the command's own.
  useRow('run', 'board')
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
  return (
    <ChoiceField
      label={t('run.workshop')}
      hint={t('run.workshopHint')}
      value={currentWorkshop(view) ?? ''}
      onChoose={value => act(setWorkshop(view, actor, value as WorkshopId))}
    >
      {orderedIds<WorkshopId>(workshops).map(id => {
        const workshop = workshops.get(id)
        const date = workshop && day.format(new Date(`${workshop.date}T12:00:00`))
        return (
          <option key={id} value={id}>
            {`${read(workshop?.title).text} (${date ?? ''})`}
          </option>
        )
      })}
    </ChoiceField>
  )
}

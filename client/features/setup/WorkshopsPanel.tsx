import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { addWorkshop, editWorkshop, moveWorkshop, removeWorkshop } from '#shared/domain/commands/asking.ts'
import { setWorkshop } from '#shared/domain/commands/running.ts'
import type { WorkshopId } from '#shared/domain/ids.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { currentWorkshop } from '#shared/domain/series.ts'
import { AddForm } from './AddForm.tsx'
import { LocalField } from './LocalField.tsx'
import { missingIn } from './missing-texts.ts'
import rows from './rows.module.css'
import { SavedField } from './SavedField.tsx'
import { type Removal, SetupRow } from './SetupRow.tsx'
import { Sortable } from './Sortable.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

/** The dated sessions of the board. */
export function WorkshopsPanel() {
  const t = useT()
  const id = useId()
  const read = useRead()
  const { session } = useBoard()
  const { view, actor, act } = useSetup()
  const workshops = useRows('workshops')
  const [open, setOpen] = useState<WorkshopId>()
  const [date, setDate] = useState(() => new Date(session.serverNow()).toISOString().slice(0, 10))
  // Read for its changes; the rule of which one counts is the command's own.
  useRow('run', 'board')
  const now = currentWorkshop(view)
  return (
    <section className={styles['panel']} aria-labelledby="setup-workshops">
      <h3 id="setup-workshops">{t('setup.workshopsTitle')}</h3>
      <p className={styles['prose']}>{t('setup.workshopsHint')}</p>
      <Sortable
        label={t('setup.workshopsTitle')}
        ids={orderedIds<WorkshopId>(workshops)}
        titleOf={each => read(workshops.get(each)?.title).text}
        onMove={(workshop, index) => act(moveWorkshop(view, actor, { workshop, index }))}
      >
        {each => (
          <WorkshopRow
            id={each}
            isNow={each === now}
            isOpen={each === open}
            onToggle={() => setOpen(each === open ? undefined : each)}
          />
        )}
      </Sortable>
      <AddForm
        what={t('setup.workshop.new')}
        onAdd={title => {
          const isDone = act(addWorkshop(view, actor, { id: newId<'workshop'>(), title, date }))
          if (isDone) announcer.say(t('setup.added', { title: read(title).text }))
          return isDone
        }}
      >
        <div className={rows['addDate']}>
          <label className={form['label']} htmlFor={id}>
            {t('setup.workshop.date')}
          </label>
          <input
            id={id}
            type="date"
            required
            className={form['input']}
            value={date}
            onChange={event => setDate(event.target.value)}
          />
        </div>
      </AddForm>
    </section>
  )
}

interface WorkshopRowProps {
  readonly id: WorkshopId
  readonly isNow: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function WorkshopRow({ id, isNow, isOpen, onToggle }: WorkshopRowProps) {
  const t = useT()
  const read = useRead()
  const { language } = useLanguage()
  const { view, actor, act, languages } = useSetup()
  const row = useRow('workshops', id)
  if (!row) return null
  const { title, date } = row
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
  function removalOf(): Removal {
    const plan = removeWorkshop(view, actor, id)
    if (plan.accepted) return { way: 'at-once' }
    const isRunning = plan.reason === 'in-use' && view.row('run', 'board')?.workshop === id
    return { way: 'never', words: isRunning ? t('setup.workshop.running') : t(`refusal.${plan.reason}`) }
  }
  return (
    <SetupRow
      title={read(title)}
      facts={
        <>
          <span>{day}</span>
          {isNow && <span className={styles['mark']}>{t('setup.workshop.now')}</span>}
        </>
      }
      missing={missingIn(title, languages)}
      isOpen={isOpen}
      onToggle={onToggle}
      removalOf={removalOf}
      onRemove={() => act(removeWorkshop(view, actor, id))}
    >
      <LocalField
        label={t('setup.name')}
        value={title}
        maxChars={TITLE_MAX_CHARS}
        onSave={text => act(editWorkshop(view, actor, { workshop: id, title: text }))}
      />
      <div className={styles['retain']}>
        <SavedField
          label={t('setup.workshop.date')}
          kind="date"
          value={date}
          onSave={words => act(editWorkshop(view, actor, { workshop: id, date: words }))}
        />
        {!isNow && (
          <Button
            onClick={event => {
              const line = event.currentTarget.closest('li')?.querySelector<HTMLElement>('[aria-expanded]')
              if (!act(setWorkshop(view, actor, id))) return
              announcer.say(t('setup.workshop.isNow', { title: read(title).text }))
              line?.focus()
            }}
          >
            {t('setup.workshop.makeNow')}
          </Button>
        )}
      </div>
    </SetupRow>
  )
}

import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { contentLanguages } from '#shared/domain/commands/about.ts'
import { startNextWorkshop } from '#shared/domain/commands/next-workshop.ts'
import type { WorkshopId } from '#shared/domain/ids.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { plannedWorkshops } from '#shared/domain/series.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import { RUNNING_ORDERS } from '#shared/template/running-orders.ts'
import { workshopTitle } from '#shared/template/workshop-titles.ts'
import styles from './NextWorkshopDialog.module.css'
import { useNextOrders } from './use-next-orders.ts'
import { WhatHappensNext } from './WhatHappensNext.tsx'

const NEW = 'new'

/** Which workshop comes next and with which running order; and what starting it does. */
export function NextWorkshopDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const id = useId()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { session } = useBoard()
  const { view } = session
  const { language } = useLanguage()
  const languages = contentLanguages(useRow('about', 'board'))
  const planned = plannedWorkshops(view)
  const [chosen, setChosen] = useState<WorkshopId | typeof NEW>(planned[0] ?? NEW)
  const [title, setTitle] = useState<LocalText>(() => {
    const all = workshopTitle(view.rows('workshops').size + 1)
    return Object.fromEntries(languages.map(each => [each, all[each]]))
  })
  const [date, setDate] = useState(() => new Date(session.serverNow()).toISOString().slice(0, 10))
  const orders = useNextOrders(chosen === NEW ? undefined : chosen)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })

  function start(): void {
    const workshop =
      chosen === NEW
        ? ({ is: 'new', id: newId<'workshop'>(), title, date } as const)
        : ({ is: 'planned', id: chosen } as const)
    // Everybody is told by the board itself, this person too.
    if (act(startNextWorkshop(view, actor, { workshop, order: orders.order() }))) onClose()
  }

  return (
    <Dialog
      title={t('series.start')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('series.cancel')}</Button>
          <Button type="submit" form={id} look="primary">
            {t('series.go')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={styles['form']}
        onSubmit={event => {
          event.preventDefault()
          start()
        }}
      >
        {planned.length > 0 && (
          <ChoiceField
            label={t('series.next')}
            value={chosen}
            onChoose={value => setChosen(value as WorkshopId | typeof NEW)}
          >
            {planned.map(each => {
              const row = view.row('workshops', each)
              return (
                <option key={each} value={each}>
                  {`${read(row?.title).text} (${row ? day.format(new Date(row.date)) : ''})`}
                </option>
              )
            })}
            <option value={NEW}>{t('series.new')}</option>
          </ChoiceField>
        )}
        {chosen === NEW && (
          <>
            <fieldset className={styles['names']}>
              <legend className={form['label']}>{t('series.name')}</legend>
              {languages.map(each => (
                <label key={each} className={form['field']}>
                  <span className={form['hint']}>{LANGUAGE_NAMES[each]}</span>
                  <input
                    className={form['input']}
                    lang={each}
                    value={title[each] ?? ''}
                    maxLength={TITLE_MAX_CHARS}
                    onChange={event => setTitle({ ...title, [each]: event.target.value })}
                  />
                </label>
              ))}
            </fieldset>
            <label className={form['field']}>
              <span className={form['label']}>{t('series.date')}</span>
              <input
                type="date"
                required
                className={form['input']}
                value={date}
                onChange={event => setDate(event.target.value)}
              />
            </label>
          </>
        )}
        <ChoiceField
          label={t('series.order')}
          hint={t('series.steps', { count: orders.steps, minutes: orders.minutes })}
          value={orders.chosen}
          onChoose={orders.choose}
        >
          {orders.hasOwn && <option value="own">{t('series.order.own')}</option>}
          {orders.hasSame && <option value="same">{t('series.order.same')}</option>}
          {RUNNING_ORDERS.map(each => (
            <option key={each.id} value={each.id}>
              {read(each.title).text}
            </option>
          ))}
        </ChoiceField>
        <WhatHappensNext />
      </form>
    </Dialog>
  )
}

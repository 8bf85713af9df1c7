import { useState } from 'react'
import { FrameworkTabs } from '#client/app/FrameworkTabs.tsx'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import {
  addFramework,
  addPriority,
  editFramework,
  editPriority,
  moveFramework,
  movePriority,
  removeFramework,
  removePriority,
} from '#shared/domain/commands/frameworks.ts'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import { DESCRIPTION_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { contentsOf, orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import { AddForm } from './AddForm.tsx'
import { LocalField } from './LocalField.tsx'
import { ManyPriorities } from './ManyPriorities.tsx'
import { missingInAny } from './missing-texts.ts'
import { type Removal, SetupRow } from './SetupRow.tsx'
import { Sortable } from './Sortable.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

/** Frameworks, and the priorities of the one that is looked at. */
export function PrioritiesPart() {
  const framework = useFramework()
  return (
    <>
      {framework && <Priorities key={framework} framework={framework} />}
      <Frameworks />
    </>
  )
}

function Priorities({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const read = useRead()
  const { view, actor, act } = useSetup()
  const rows = useRows('priorities')
  const hasMany = useRows('frameworks').size > 1
  const [open, setOpen] = useState<PriorityId>()
  const [pasted, setPasted] = useState<string>()
  const ids = prioritiesOf(view, framework)
  return (
    <section className={styles['panel']} aria-labelledby="setup-priorities">
      <div className={styles['panelHead']}>
        <h3 id="setup-priorities">{t('setup.prioritiesOf')}</h3>
        {hasMany && <FrameworkTabs />}
      </div>
      {ids.length === 0 && <p className={styles['none']}>{t('setup.prioritiesNone')}</p>}
      <Sortable
        label={t('setup.prioritiesOf')}
        ids={ids}
        titleOf={id => read(rows.get(id)?.title).text}
        onMove={(priority, index) => act(movePriority(view, actor, { priority, index }))}
      >
        {(id, index) => (
          <PriorityRow
            id={id}
            number={index + 1}
            isOpen={id === open}
            onToggle={() => setOpen(id === open ? undefined : id)}
          />
        )}
      </Sortable>
      {pasted === undefined ? (
        <AddForm
          what={t('setup.priority.new')}
          onManyPasted={setPasted}
          onAdd={title => {
            const id = newId<'priority'>()
            const isDone = act(addPriority(view, actor, { id, framework, title }))
            if (isDone) announcer.say(t('setup.added', { title: read(title).text }))
            return isDone
          }}
        >
          <Button look="quiet" onClick={() => setPasted('')}>
            {t('setup.many')}
          </Button>
        </AddForm>
      ) : (
        <ManyPriorities framework={framework} pasted={pasted} onDone={() => setPasted(undefined)} />
      )}
    </section>
  )
}

interface RowProps<Id> {
  readonly id: Id
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function PriorityRow({ id, number, isOpen, onToggle }: RowProps<PriorityId> & { readonly number: number }) {
  const t = useT()
  const read = useRead()
  const { view, actor, act, languages } = useSetup()
  const row = useRow('priorities', id)
  if (!row) return null
  const { framework, title, description } = row
  function removalOf(): Removal {
    const count = contentsOf(view, framework).priorities.find(({ priority }) => priority === id)?.noteCount ?? 0
    return count === 0 ? { way: 'at-once' } : { way: 'ask', words: t('setup.priority.ask', { count }) }
  }
  return (
    <SetupRow
      title={read(title)}
      mark={<span className={styles['number']}>{number}</span>}
      missing={missingInAny([title, description], languages)}
      isOpen={isOpen}
      onToggle={onToggle}
      removalOf={removalOf}
      onRemove={() => act(removePriority(view, actor, id))}
    >
      <LocalField
        label={t('setup.name')}
        value={title}
        maxChars={TITLE_MAX_CHARS}
        onSave={text => act(editPriority(view, actor, { priority: id, title: text }))}
      />
      <LocalField
        label={t('setup.description')}
        value={description}
        maxChars={DESCRIPTION_MAX_CHARS}
        isLong
        onSave={text => act(editPriority(view, actor, { priority: id, description: text }))}
      />
    </SetupRow>
  )
}

function Frameworks() {
  const t = useT()
  const read = useRead()
  const { screen } = useBoard()
  const { view, actor, act } = useSetup()
  const rows = useRows('frameworks')
  const [open, setOpen] = useState<FrameworkId>()
  return (
    <section className={styles['panel']} aria-labelledby="setup-frameworks">
      <h3 id="setup-frameworks">{t('setup.frameworksTitle')}</h3>
      <p className={styles['prose']}>{t('setup.frameworksHint')}</p>
      <Sortable
        label={t('setup.frameworksTitle')}
        ids={orderedIds<FrameworkId>(rows)}
        titleOf={id => read(rows.get(id)?.title).text}
        onMove={(framework, index) => act(moveFramework(view, actor, { framework, index }))}
      >
        {(id, index) => (
          <FrameworkRow
            id={id}
            isFirst={index === 0}
            isOpen={id === open}
            onToggle={() => setOpen(id === open ? undefined : id)}
          />
        )}
      </Sortable>
      <AddForm
        what={t('setup.framework.new')}
        onAdd={title => {
          const id = newId<'framework'>()
          const isDone = act(addFramework(view, actor, { id, title }))
          // Its priorities are what comes next.
          if (isDone) {
            screen.framework.set(id)
            announcer.say(t('setup.added', { title: read(title).text }))
          }
          return isDone
        }}
      />
    </section>
  )
}

function FrameworkRow({ id, isFirst, isOpen, onToggle }: RowProps<FrameworkId> & { readonly isFirst: boolean }) {
  const t = useT()
  const read = useRead()
  const { view, actor, act, languages } = useSetup()
  const row = useRow('frameworks', id)
  const priorities = useRows('priorities')
  const count = [...priorities.values()].filter(({ framework }) => framework === id).length
  if (!row) return null
  const { title, description } = row
  const facts = t('setup.framework.count', { count })
  function removalOf(): Removal {
    if (view.rows('frameworks').size === 1) return { way: 'never', words: t('refusal.last-one') }
    const notes = contentsOf(view, id).priorities.reduce((sum, { noteCount }) => sum + noteCount, 0)
    return { way: 'ask', words: t('setup.framework.ask', { count: notes, priorities: facts.toLocaleLowerCase() }) }
  }
  return (
    <SetupRow
      title={read(title)}
      facts={
        <>
          <span>{facts}</span>
          {isFirst && <span className={styles['mark']}>{t('setup.framework.isFirst')}</span>}
        </>
      }
      missing={missingInAny([title, description], languages)}
      acts={
        !isFirst && (
          <Button
            look="quiet"
            onClick={event => {
              const line = event.currentTarget.closest('li')?.querySelector<HTMLElement>('[aria-expanded]')
              if (!act(moveFramework(view, actor, { framework: id, index: 0 }))) return
              announcer.say(t('setup.framework.isNowFirst', { title: read(title).text }))
              line?.focus()
            }}
          >
            {t('setup.framework.first')}
          </Button>
        )
      }
      isOpen={isOpen}
      onToggle={onToggle}
      removalOf={removalOf}
      onRemove={() => act(removeFramework(view, actor, id))}
    >
      <LocalField
        label={t('setup.name')}
        value={title}
        maxChars={TITLE_MAX_CHARS}
        onSave={text => act(editFramework(view, actor, { framework: id, title: text }))}
      />
      <LocalField
        label={t('setup.description')}
        value={description}
        maxChars={DESCRIPTION_MAX_CHARS}
        isLong
        onSave={text => act(editFramework(view, actor, { framework: id, description: text }))}
      />
    </SetupRow>
  )
}

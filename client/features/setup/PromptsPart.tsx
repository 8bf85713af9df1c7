import { useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import {
  addPrompt,
  editPrompt,
  movePrompt,
  removePrompt,
  retirePrompt,
  setPromptLetter,
} from '#shared/domain/commands/asking.ts'
import type { PromptId } from '#shared/domain/ids.ts'
import { DESCRIPTION_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { AddForm } from './AddForm.tsx'
import { LocalField } from './LocalField.tsx'
import { missingInAny } from './missing-texts.ts'
import { type Removal, SetupRow } from './SetupRow.tsx'
import { Sortable } from './Sortable.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** What everybody is asked. */
export function PromptsPart() {
  const t = useT()
  const read = useRead()
  const { view, actor, act } = useSetup()
  const rows = useRows('prompts')
  const [open, setOpen] = useState<PromptId>()
  const ids = orderedIds<PromptId>(rows)
  return (
    <section className={styles['panel']} aria-labelledby="setup-prompts">
      <h3 id="setup-prompts">{t('setup.promptsTitle')}</h3>
      <p className={styles['prose']}>{t('setup.promptsHint')}</p>
      <Sortable
        label={t('setup.promptsTitle')}
        ids={ids}
        titleOf={id => read(rows.get(id)?.title).text}
        onMove={(prompt, index) => act(movePrompt(view, actor, { prompt, index }))}
      >
        {(id, index) => (
          <PromptRow
            id={id}
            pair={index < 2 && ids.length > 1 ? ids.slice(0, 2).map(each => rows.get(each)?.letter ?? '') : undefined}
            isOpen={id === open}
            onToggle={() => setOpen(id === open ? undefined : id)}
          />
        )}
      </Sortable>
      <AddForm
        what={t('setup.prompt.new')}
        onAdd={title => {
          const isDone = act(addPrompt(view, actor, { id: newId<'prompt'>(), title }))
          if (isDone) announcer.say(t('setup.added', { title: read(title).text }))
          return isDone
        }}
      />
    </section>
  )
}

interface PromptRowProps {
  readonly id: PromptId
  /** The letters of the first two, for each of them. */
  readonly pair: readonly string[] | undefined
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function PromptRow({ id, pair, isOpen, onToggle }: PromptRowProps) {
  const t = useT()
  const read = useRead()
  const { view, actor, act, languages } = useSetup()
  const row = useRow('prompts', id)
  const notes = useRows('notes')
  if (!row) return null
  const { title, hint, letter, retired } = row
  let count = 0
  for (const { note } of notes.values()) if (note.prompt === id) count += 1

  const retire = (isRetired: boolean) => act(retirePrompt(view, actor, { prompt: id, isRetired }))
  function removalOf(): Removal {
    const plan = removePrompt(view, actor, id)
    if (plan.accepted) return { way: 'at-once' }
    if (plan.reason !== 'in-use') return { way: 'never', words: t(`refusal.${plan.reason}`) }
    const isClustered = [...view.rows('clusters').values()].some(({ place }) => place.prompt === id)
    const words =
      count > 0 ? t('setup.prompt.inUse') : t(isClustered ? 'setup.prompt.inClusters' : 'setup.prompt.inSteps')
    return {
      way: 'never',
      words,
      instead: !retired && (
        <Button
          onClick={event => {
            const line = event.currentTarget.closest('li')?.querySelector<HTMLElement>('[aria-expanded]')
            if (retire(true)) line?.focus()
          }}
        >
          {t('setup.prompt.retire')}
        </Button>
      ),
    }
  }
  return (
    <SetupRow
      title={read(title)}
      mark={<PromptLetter letter={letter} />}
      facts={
        <>
          {pair && <span>{t('setup.prompt.pair', { letters: pair.join('/') })}</span>}
          {count > 0 && <span>{t('setup.prompt.notes', { count })}</span>}
          {retired && <span className={styles['mark']}>{t('setup.prompt.retired')}</span>}
        </>
      }
      missing={missingInAny([title, hint], languages)}
      isOpen={isOpen}
      onToggle={onToggle}
      removalOf={removalOf}
      onRemove={() => act(removePrompt(view, actor, id))}
    >
      <LocalField
        label={t('setup.prompt.title')}
        value={title}
        maxChars={TITLE_MAX_CHARS}
        onSave={text => act(editPrompt(view, actor, { prompt: id, title: text }))}
      />
      <LocalField
        label={t('setup.prompt.hint')}
        value={hint}
        maxChars={DESCRIPTION_MAX_CHARS}
        isLong
        onSave={text => act(editPrompt(view, actor, { prompt: id, hint: text }))}
      />
      <div className={styles['pairOf']}>
        <label className={form['field']}>
          <span className={form['label']}>{t('setup.prompt.letter')}</span>
          <select
            className={form['input']}
            value={letter}
            onChange={event => act(setPromptLetter(view, actor, { prompt: id, letter: event.target.value }))}
          >
            {LETTERS.map(each => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <span className={form['hint']}>{t('setup.prompt.letterHint')}</span>
        </label>
        <div className={form['field']}>
          <label className={form['choice']}>
            <input type="checkbox" checked={retired === true} onChange={event => retire(event.target.checked)} />
            <span>{t('setup.prompt.retire')}</span>
          </label>
          <p className={form['hint']}>{t('setup.prompt.retireHint')}</p>
        </div>
      </div>
    </SetupRow>
  )
}

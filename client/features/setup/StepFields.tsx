import { useId } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import form from '#client/ui/form.module.css'
import { editStep } from '#shared/domain/commands/steps.ts'
import type { PromptId, StepId } from '#shared/domain/ids.ts'
import { DESCRIPTION_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { LocalField } from './LocalField.tsx'
import { SavedField } from './SavedField.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

export const STEP_KINDS = ['talk', 'write', 'arrange', 'vote', 'rate', 'discuss', 'close'] as const
const MODES = ['open', 'private', 'moderated'] as const
const WHO = ['facilitators', 'groups', 'everyone'] as const

/** Everything that a step says and lets people do. */
export function StepFields({ id }: { readonly id: StepId }) {
  const t = useT()
  const name = useId()
  const { view, actor, act } = useSetup()
  const step = useRow('steps', id)
  const progress = useRow('progress', id)
  const prompts = useRows('prompts')
  if (!step) return null
  const { title, rules, talk } = step
  const rule = (change: Partial<StepRules>) => act(editStep(view, actor, { step: id, rules: { ...rules, ...change } }))
  const asked = orderedIds<PromptId>(prompts)
  const isPromised = rules.kind === 'write' && rules.mode === 'private' && progress?.began && !progress.revealed

  function become(kind: StepRules['kind']): void {
    const open = asked.filter(each => !prompts.get(each)?.retired)
    rule(kind === 'write' ? { kind, prompts: rules.prompts.length > 0 ? rules.prompts : open } : { kind, prompts: [] })
  }

  return (
    <>
      <LocalField
        label={t('setup.name')}
        value={title}
        maxChars={TITLE_MAX_CHARS}
        onSave={text => act(editStep(view, actor, { step: id, title: text }))}
      />
      {isPromised && <p className={styles['notice']}>{t('setup.step.promised')}</p>}
      <div className={styles['pairOf']}>
        <ChoiceField
          label={t('setup.step.kind')}
          value={rules.kind}
          isDisabled={isPromised}
          onChoose={value => become(value as StepRules['kind'])}
        >
          {STEP_KINDS.map(each => (
            <option key={each} value={each}>
              {t(`setup.kind.${each}`)}
            </option>
          ))}
        </ChoiceField>
        <SavedField
          label={t('setup.step.minutes')}
          kind="minutes"
          min="0"
          max="1440"
          value={String(rules.minutes)}
          onSave={words => rule({ minutes: words.trim() === '' ? 0 : Number(words) })}
        />
      </div>
      {rules.kind === 'write' && (
        <div className={styles['pairOf']}>
          <fieldset className={form['choices']}>
            <legend className={form['label']}>{t('setup.step.prompts')}</legend>
            {asked.map(each => {
              const prompt = prompts.get(each)
              const isOn = rules.prompts.includes(each)
              return (
                <label key={each} className={form['choice']}>
                  <input
                    type="checkbox"
                    checked={isOn}
                    disabled={isOn && (rules.prompts.length === 1 || isPromised)}
                    onChange={() =>
                      rule({ prompts: asked.filter(id => (id === each ? !isOn : rules.prompts.includes(id))) })
                    }
                  />
                  {prompt && <PromptLetter letter={prompt.letter} />}
                  <span>
                    <Local text={prompt?.title} />
                  </span>
                </label>
              )
            })}
          </fieldset>
          <fieldset className={form['choices']}>
            <legend className={form['label']}>{t('run.mode')}</legend>
            {MODES.map(mode => (
              <label key={mode} className={form['choice']}>
                <input
                  type="radio"
                  name={`${name}-mode`}
                  checked={rules.mode === mode}
                  disabled={isPromised && mode !== 'private'}
                  onChange={() => rule({ mode })}
                />
                <span>{t(`run.mode.${mode}`)}</span>
              </label>
            ))}
          </fieldset>
        </div>
      )}
      <fieldset className={form['choices']}>
        <legend className={form['label']}>{t('run.arrange')}</legend>
        <div className={styles['chips']}>
          {WHO.map(who => (
            <label key={who} className={form['choice']}>
              <input
                type="radio"
                name={`${name}-who`}
                checked={rules.arrange === who}
                onChange={() => rule({ arrange: who })}
              />
              <span>{t(`run.arrange.${who}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <LocalField
        label={t('setup.step.talk')}
        hint={t('setup.step.talkHint')}
        value={talk}
        maxChars={DESCRIPTION_MAX_CHARS}
        isLong
        onSave={text => act(editStep(view, actor, { step: id, talk: text }))}
      />
    </>
  )
}

import { useEffect, useId, useRef, useState } from 'react'
import { newId } from '#client/app/new-id.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import { addPriorities } from '#shared/domain/commands/frameworks.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { notesInPaste } from '#shared/domain/words.ts'
import rows from './rows.module.css'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

interface ManyPrioritiesProps {
  readonly framework: FrameworkId
  /** What was pasted into the field for one. */
  readonly pasted: string
  readonly onDone: () => void
}

/** Several priorities from a list, one to a line; what will be made is shown before. */
export function ManyPriorities({ framework, pasted, onDone }: ManyPrioritiesProps) {
  const t = useT()
  const id = useId()
  const { view, actor, act, first } = useSetup()
  const [text, setText] = useState(pasted)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const lines = notesInPaste(text)
  const tooLong = lines.filter(line => line.length > TITLE_MAX_CHARS).length

  function make(): void {
    const added = lines.map(line => ({ id: newId<'priority'>(), title: { [first]: line } }))
    if (!act(addPriorities(view, actor, { framework, added }))) return
    toasts.show(t('setup.manyMade', { count: lines.length }))
    onDone()
  }

  return (
    <div className={rows['many']}>
      <label className={form['label']} htmlFor={id}>
        {t('setup.manyField', { language: LANGUAGE_NAMES[first] })}
      </label>
      <p className={form['hint']} id={`${id}-hint`}>
        {t('setup.manyHint')}
      </p>
      <textarea
        id={id}
        ref={field}
        className={form['input']}
        aria-describedby={`${id}-hint`}
        lang={first}
        rows={5}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onDone()
        }}
      />
      {lines.length > 0 && (
        <div className={rows['preview']}>
          <p className={form['hint']}>{t('setup.manyPreview')}</p>
          <ol lang={first}>
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
              <li key={i} data-long={line.length > TITLE_MAX_CHARS || undefined}>
                {line}
              </li>
            ))}
          </ol>
        </div>
      )}
      {tooLong > 0 && (
        <p className={form['error']} role="alert">
          {t('setup.manyTooLong', { count: tooLong })}
        </p>
      )}
      <div className={styles['acts']}>
        <Button look="primary" disabled={lines.length === 0 || tooLong > 0} onClick={make}>
          {t('setup.manyMake', { count: lines.length })}
        </Button>
        <Button onClick={onDone}>{t('setup.cancel')}</Button>
      </div>
    </div>
  )
}

import { useEffect, useId, useState } from 'react'
import { type RequestError, useDevice } from '#client/app/device.tsx'
import { enter } from '#client/app/enter.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { LANGUAGES, type Language } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import type { Anonymity, CreateBoardAnswer, TemplatesAnswer } from '#shared/protocol/api.ts'
import styles from './studio.module.css'

const MODES: readonly Anonymity[] = ['anonymous', 'pseudonymous', 'named']
const DAY_MS = 86_400_000

/** A new board from a template. What cannot be changed afterwards, who sees names, is explained where it is chosen. */
export function CreateBoardForm({ onMade }: { readonly onMade: (made: CreateBoardAnswer) => void }) {
  const t = useT()
  const id = useId()
  const device = useDevice()
  const { api } = device
  const { language: own } = useLanguage()
  const [offer, setOffer] = useState<TemplatesAnswer>()
  const [template, setTemplate] = useState<string>()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState<Language>(own)
  const [anonymity, setAnonymity] = useState<Anonymity>('anonymous')
  const [retainUntil, setRetainUntil] = useState(() => dayAfter(365))
  const [createKey, setCreateKey] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<RequestError>()

  useEffect(() => {
    let isHere = true
    void api.templates().then(result => {
      if (!isHere) return
      if (result.ok) setOffer(result.answer)
      else setError(result.error)
    })
    return () => {
      isHere = false
    }
  }, [api])

  const chosen = template ?? offer?.templates[0]?.id
  async function create() {
    if (chosen === undefined) return
    setIsBusy(true)
    setError(undefined)
    const result = await api.createBoard({
      template: chosen,
      language,
      title: title.trim() || undefined,
      anonymity,
      retainUntil,
      createKey: createKey || undefined,
    })
    setIsBusy(false)
    if (!result.ok) {
      setError(result.error)
      return
    }
    const { board, links } = result.answer
    // The maker is the first facilitator; the board is then among those that this device can run.
    const key = links.facilitator.split('#')[1] ?? ''
    const joined = await api.joinByKey(board, { key, language: own })
    if (joined.ok) enter(device, joined.answer, { isSamePerson: false })
    onMade(result.answer)
  }

  return (
    <form
      className={styles['panel']}
      aria-labelledby={`${id}-heading`}
      onSubmit={event => {
        event.preventDefault()
        void create()
      }}
    >
      <div className={styles['head']}>
        <h2 id={`${id}-heading`}>{t('studio.newTitle')}</h2>
        <p className={styles['soft']}>{t('studio.lead')}</p>
      </div>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {offer && offer.templates.length > 0 && (
            <fieldset className={form['choices']}>
              <legend className={form['label']}>{t('studio.template')}</legend>
              {offer.templates.map(each => (
                <label key={each.id} className={form['choice']}>
                  <input
                    type="radio"
                    name="template"
                    checked={each.id === chosen}
                    onChange={() => setTemplate(each.id)}
                  />
                  <span>
                    <strong>{textIn(each.title, own, own)}</strong>
                    <br />
                    <span className={form['hint']}>{textIn(each.description, own, own)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
          <label className={form['field']}>
            <span className={form['label']}>{t('studio.boardTitle')}</span>
            <input
              className={form['input']}
              value={title}
              maxLength={TITLE_MAX_CHARS}
              placeholder={textIn(offer?.templates.find(each => each.id === chosen)?.title ?? {}, language, language)}
              onChange={event => setTitle(event.target.value)}
            />
            <span className={form['hint']}>{t('studio.boardTitleHint')}</span>
          </label>
          <label className={form['field']}>
            <span className={form['label']}>{t('studio.language')}</span>
            <select
              className={form['input']}
              value={language}
              onChange={event => setLanguage(event.target.value as Language)}
            >
              {LANGUAGES.map(each => (
                <option key={each} value={each} lang={each}>
                  {LANGUAGE_NAMES[each]}
                </option>
              ))}
            </select>
            <span className={form['hint']}>{t('studio.languageHint')}</span>
          </label>
        </div>
        <div className={styles['column']}>
          <fieldset className={form['choices']}>
            <legend className={form['label']}>{t('studio.anonymity')}</legend>
            {MODES.map(mode => (
              <label key={mode} className={form['choice']}>
                <input type="radio" name="anonymity" checked={anonymity === mode} onChange={() => setAnonymity(mode)} />
                <span>
                  <strong>{t(`anonymity.${mode}`)}</strong>
                  <br />
                  <span className={form['hint']}>{t(`anonymity.${mode}.means`)}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <label className={form['field']}>
            <span className={form['label']}>{t('studio.retainUntil')}</span>
            <input
              className={form['input']}
              type="date"
              required
              min={dayAfter(1)}
              max={dayAfter(3650)}
              value={retainUntil}
              onChange={event => setRetainUntil(event.target.value)}
            />
            <span className={form['hint']}>{t('studio.retainHint')}</span>
          </label>
          {offer?.create === 'key' && (
            <label className={form['field']}>
              <span className={form['label']}>{t('studio.createKey')}</span>
              <input
                className={form['input']}
                type="password"
                autoComplete="off"
                required
                value={createKey}
                onChange={event => setCreateKey(event.target.value)}
              />
              <span className={form['hint']}>{t('studio.createKeyHint')}</span>
            </label>
          )}
        </div>
      </div>
      {error && (
        <p className={form['error']} role="alert">
          {t(`error.${error}`)}
        </p>
      )}
      <div>
        <Button type="submit" look="primary" disabled={isBusy || chosen === undefined}>
          {isBusy ? t('studio.creating') : t('studio.create')}
        </Button>
      </div>
    </form>
  )
}

/** An ISO date so many days from now. */
function dayAfter(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

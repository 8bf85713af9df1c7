import { AppLink } from '#client/app/AppLink.tsx'
import { boardPath } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useT } from '#client/i18n/Language.tsx'
import { buttonClass } from '#client/ui/Button.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import form from '#client/ui/form.module.css'
import {
  setAim,
  setBoardLanguage,
  setContentLanguages,
  setRetainUntil,
  setTitle,
} from '#shared/domain/commands/about.ts'
import { dayAfter, RETAIN_MAX_DAYS } from '#shared/domain/dates.ts'
import { DESCRIPTION_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { LANGUAGES, type Language } from '#shared/domain/tables.ts'
import { LocalField } from './LocalField.tsx'
import { SavedField } from './SavedField.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

const MODES = ['anonymous', 'pseudonymous', 'named'] as const

/** What the board is: its name and aim, its languages, what was promised to who writes, and its last day. */
export function BoardPart() {
  const t = useT()
  const { view, actor, act } = useSetup()
  const about = useRow('about', 'board')
  return (
    <>
      <section className={styles['panel']} aria-labelledby="setup-name">
        <h3 id="setup-name">{t('setup.nameTitle')}</h3>
        <LocalField
          label={t('setup.boardName')}
          value={about?.title}
          maxChars={TITLE_MAX_CHARS}
          onSave={title => act(setTitle(view, actor, title))}
        />
        <LocalField
          label={t('setup.aim')}
          hint={t('setup.aimHint')}
          value={about?.aim}
          maxChars={DESCRIPTION_MAX_CHARS}
          isLong
          onSave={aim => act(setAim(view, actor, aim))}
        />
      </section>
      <Languages />
      <Retention />
      <AnonymityMode />
    </>
  )
}

function Languages() {
  const t = useT()
  const { view, actor, act, languages } = useSetup()
  const own = useRow('about', 'board')?.language
  const toggle = (language: Language, isOn: boolean) =>
    act(
      setContentLanguages(
        view,
        actor,
        LANGUAGES.filter(each => (each === language ? isOn : languages.includes(each))),
      ),
    )
  return (
    <section className={styles['panel']} aria-labelledby="setup-languages">
      <h3 id="setup-languages">{t('setup.languagesTitle')}</h3>
      <fieldset className={styles['local']} aria-describedby="setup-languages-hint">
        <legend className={form['label']}>{t('setup.languages')}</legend>
        <div className={styles['chips']}>
          {LANGUAGES.map(each => (
            <label key={each} className={form['choice']} lang={each}>
              <input
                type="checkbox"
                checked={languages.includes(each)}
                disabled={each === own}
                onChange={event => toggle(each, event.target.checked)}
              />
              <span>{LANGUAGE_NAMES[each]}</span>
            </label>
          ))}
        </div>
        <p className={form['hint']} id="setup-languages-hint">
          {t('setup.languagesHint')}
        </p>
      </fieldset>
      <ChoiceField
        label={t('setup.boardLanguage')}
        hint={t('setup.boardLanguageHint')}
        value={own}
        className={styles['short']}
        onChoose={value => act(setBoardLanguage(view, actor, value as Language))}
      >
        {LANGUAGES.map(each => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </ChoiceField>
    </section>
  )
}

/** The last day: until when the server keeps the board, and what becomes of it then. */
function Retention() {
  const t = useT()
  const { session } = useBoard()
  const { view, actor, act } = useSetup()
  const until = useRow('about', 'board')?.retainUntil ?? session.facts.retainUntil
  const todayNow = () => new Date(session.serverNow()).toISOString().slice(0, 10)
  const today = todayNow()
  const left = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
  return (
    <section className={styles['panel']} aria-labelledby="setup-retain">
      <h3 id="setup-retain">{t('setup.retainTitle')}</h3>
      <div className={styles['retain']}>
        <SavedField
          label={t('setup.retainUntil')}
          kind="date"
          value={until}
          min={dayAfter(today, 1)}
          max={dayAfter(today, RETAIN_MAX_DAYS)}
          onSave={date => act(setRetainUntil(view, actor, { date, today: todayNow() }))}
        />
        <p>{t('setup.retainLeft', { count: Math.max(0, left) })}</p>
      </div>
      <p className={styles['prose']}>{t('setup.retainMeans')}</p>
      <div className={styles['acts']}>
        <AppLink className={buttonClass('plain')} href={boardPath(session.facts.board, 'results')}>
          {t('setup.retainTake')}
        </AppLink>
      </div>
    </section>
  )
}

/** D5: declared when the board is made, and nobody's to change: it is told, not asked. */
function AnonymityMode() {
  const t = useT()
  const { session } = useBoard()
  const mode = useRow('about', 'board')?.anonymity ?? session.facts.anonymity
  return (
    <section className={styles['panel']} aria-labelledby="setup-anonymity">
      <h3 id="setup-anonymity">{t('setup.anonymityTitle')}</h3>
      <ul className={styles['modes']}>
        {MODES.map(each => (
          <li key={each} aria-current={each === mode || undefined}>
            <p>
              <strong>{t(`anonymity.${each}`)}</strong>
              {each === mode && <span className={styles['mark']}>{t('setup.anonymityThis')}</span>}
            </p>
            <p className={form['hint']}>{t(`anonymity.${each}.means`)}</p>
          </li>
        ))}
      </ul>
      <p className={styles['prose']}>{t('setup.anonymityFixed')}</p>
      <div className={styles['acts']}>
        <AppLink className={buttonClass('plain')} href="/studio">
          {t('setup.anonymityNew')}
        </AppLink>
      </div>
    </section>
  )
}

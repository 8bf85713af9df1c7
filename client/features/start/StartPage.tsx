import { useEffect, useState } from 'react'
import { AppLink } from '#client/app/AppLink.tsx'
import { Page } from '#client/app/Page.tsx'
import { JoinScreen } from '#client/features/join/JoinScreen.tsx'
import { type CodeFound, useCode } from '#client/features/join/use-code.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button, buttonClass } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import styles from './StartPage.module.css'

/** Six characters, or on to the studio. A code in the address (a square code that was read) is looked up at once. */
export function StartPage({ code: given }: { readonly code?: string | undefined }) {
  const t = useT()
  const [code, setCode] = useState(given ?? '')
  const [found, setFound] = useState<CodeFound>()
  const { look, join, error, isBusy } = useCode(setFound)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, since the code came with the address
  useEffect(() => {
    if (given) void look(given)
  }, [given])
  if (found) {
    return (
      <JoinScreen
        look={found.look}
        isBusy={isBusy}
        error={error}
        onJoin={name => void join(found.code, name)}
        onOther={() => setFound(undefined)}
      />
    )
  }
  return (
    <Page title={t('start.title')}>
      <p className={styles['lead']}>{t('start.lead')}</p>
      <form
        className={styles['panel']}
        onSubmit={event => {
          event.preventDefault()
          void look(code)
        }}
      >
        <div className={styles['enter']}>
          <label className={form['field']}>
            <span className={form['label']}>{t('start.code')}</span>
            <span className={form['hint']}>{t('start.codeHint')}</span>
            <input
              className={`${form['input']} ${styles['code']}`}
              value={code}
              required
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={20}
              aria-invalid={error !== undefined || undefined}
              aria-describedby={error ? 'code-error' : undefined}
              onChange={event => setCode(event.target.value)}
            />
          </label>
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('start.join')}
          </Button>
        </div>
        {error && (
          <p className={form['error']} id="code-error" role="alert">
            {error}
          </p>
        )}
      </form>
      <section className={styles['studio']} aria-labelledby="start-studio">
        <div>
          <h2 id="start-studio">{t('start.studioTitle')}</h2>
          <p>{t('start.studioLead')}</p>
        </div>
        <AppLink className={buttonClass('plain')} href="/studio">
          {t('start.studio')}
        </AppLink>
      </section>
    </Page>
  )
}

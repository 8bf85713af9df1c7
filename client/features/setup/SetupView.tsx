import { useT } from '#client/i18n/Language.tsx'

/** The board's own set-up, for its facilitators. */
export function SetupView() {
  const t = useT()
  return <h2>{t('view.setup')}</h2>
}

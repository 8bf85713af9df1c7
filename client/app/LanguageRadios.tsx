import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Radios } from '#client/ui/Radios.tsx'
import { LANGUAGES } from '#shared/domain/tables.ts'

/** The language of this person's screens; each language under its own name. */
export function LanguageRadios({ isShort = false }: { readonly isShort?: boolean | undefined }) {
  const t = useT()
  const { language, choose } = useLanguage()
  return (
    <Radios
      label={t('language.label')}
      look="segments"
      isLabelHidden={isShort}
      options={LANGUAGES.map(each => ({
        value: each,
        label: LANGUAGE_NAMES[each],
        lang: each,
        short: isShort ? each.toUpperCase() : undefined,
      }))}
      value={language}
      onChoose={choose}
    />
  )
}

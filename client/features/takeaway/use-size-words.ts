import { useLanguage } from '#client/i18n/Language.tsx'

/** Says a file's size as people of this language do: 340 kB, 1.2 MB. */
export function useSizeWords(): (bytes: number) => string {
  const { language } = useLanguage()
  return bytes => {
    const isLarge = bytes >= 1_000_000
    const unit = isLarge ? 'megabyte' : 'kilobyte'
    const number = new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: isLarge ? 1 : 0 })
    return number.format(isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000)))
  }
}

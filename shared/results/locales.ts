import type { Language } from '#shared/domain/tables.ts'

/** As the programs of offices name languages, for their speech and spelling. */
export const LOCALES: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB' }

import type { Say } from '#client/i18n/message.ts'
import type { RowFault } from '#shared/bring/mapping.ts'
import { NOTE_TEXT_MAX_CHARS, PERSON_NAME_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'

/** Why no note comes of a row. */
export function faultWords(t: Say, fault: RowFault): string {
  switch (fault.kind) {
    case 'no-words':
      return t('bring.row.no-words')
    case 'too-long':
      return t('bring.row.too-long', { chars: fault.chars, max: NOTE_TEXT_MAX_CHARS })
    case 'unknown':
      return t('bring.row.unknown', { field: t(`bring.field.${fault.field}`), value: fault.value })
    case 'missing':
      return t('bring.row.missing', { field: t(`bring.field.${fault.field}`) })
    case 'cluster-homeless':
      return t('bring.row.cluster-homeless')
    case 'cluster-too-long':
      return t('bring.row.cluster-too-long', { chars: fault.chars, max: TITLE_MAX_CHARS })
    case 'author-too-long':
      return t('bring.row.author-too-long', { chars: fault.chars, max: PERSON_NAME_MAX_CHARS })
  }
}

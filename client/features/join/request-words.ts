import type { RequestError } from '#client/app/device.tsx'
import type { Say } from '#client/i18n/message.ts'

/** What went wrong at the door and what to do about it. A miss says what was missed: a code or a link. */
export function doorWords(t: Say, what: 'link' | 'code', error: RequestError, retryAfterSeconds?: number): string {
  if (error === 'not-found') return t(`join.wrong.${what}`)
  if (error === 'too-many-tries' && retryAfterSeconds !== undefined) return t('join.wait', { count: retryAfterSeconds })
  return t(`error.${error}`)
}

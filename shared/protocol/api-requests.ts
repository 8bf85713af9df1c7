import * as v from 'valibot'
import { ID_PATTERN } from '#shared/domain/ids.ts'
import {
  BALLOT_TARGETS_MAX,
  DOTS_MAX,
  IMPORT_NOTES_MAX,
  NOTE_TEXT_MAX_CHARS,
  PERSON_NAME_MAX_CHARS,
  RATING_MAX,
  REASON_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '#shared/domain/limits.ts'
import { LANGUAGES } from '#shared/domain/tables.ts'

/*
 * Distrustful parsers of everything that HTTP takes. Unknown fields are refused; texts are bounded here and cleaned by
 * the server. The shapes are described in api.ts.
 */

const language = v.picklist(LANGUAGES)
/** A day of the calendar that exists. */
const isoDate = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check(text => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)),
)
/** Longer than what is kept: marks that carry no letters are taken out before the length is judged again. */
const typed = (maxChars: number) => v.pipe(v.string(), v.maxLength(maxChars * 4))
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const id = v.pipe(v.string(), v.regex(ID_PATTERN))

export const createBoardRequest = v.strictObject({
  template: id,
  language,
  title: v.optional(typed(TITLE_MAX_CHARS)),
  anonymity: v.picklist(['named', 'pseudonymous', 'anonymous']),
  retainUntil: v.optional(isoDate),
  createKey: v.optional(secret),
})

export const joinByKeyRequest = v.strictObject({
  key: secret,
  name: v.optional(typed(PERSON_NAME_MAX_CHARS)),
  language: v.optional(language),
})
export const joinByCodeRequest = v.strictObject({
  code: secret,
  name: v.optional(typed(PERSON_NAME_MAX_CHARS)),
  language: v.optional(language),
})
export const lookByKeyRequest = v.strictObject({ key: secret })
export const lookByCodeRequest = v.strictObject({ code: secret })

export const addLinkRequest = v.strictObject({ role: v.picklist(['facilitator', 'participant', 'viewer']) })

export const moderateRequest = v.strictObject({
  note: id,
  words: v.pipe(v.string(), v.maxLength(NOTE_TEXT_MAX_CHARS)),
  decision: v.picklist(['approve', 'return']),
  reason: v.optional(typed(REASON_MAX_CHARS)),
})

const rating = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(RATING_MAX))
const dots = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DOTS_MAX))
export const ballotRequest = v.variant('kind', [
  v.strictObject({
    kind: v.literal('dots'),
    dots: v.pipe(v.array(v.strictTuple([id, dots])), v.maxLength(BALLOT_TARGETS_MAX)),
  }),
  v.strictObject({
    kind: v.literal('axes'),
    ratings: v.pipe(v.array(v.strictTuple([id, rating, rating])), v.maxLength(BALLOT_TARGETS_MAX)),
  }),
])

export const importNotesRequest = v.strictObject({
  import: id,
  framework: id,
  language,
  notes: v.pipe(
    v.array(
      v.strictObject({
        text: v.pipe(v.string(), v.maxLength(NOTE_TEXT_MAX_CHARS)),
        prompt: id,
        workshop: id,
        priority: v.optional(id),
        cluster: v.optional(typed(TITLE_MAX_CHARS)),
        author: v.optional(typed(PERSON_NAME_MAX_CHARS)),
        isKey: v.optional(v.boolean()),
      }),
    ),
    v.minLength(1),
    v.maxLength(IMPORT_NOTES_MAX),
  ),
})

export const keepVersionRequest = v.strictObject({ name: typed(TITLE_MAX_CHARS) })

/** What may stand after the ? of an export. */
export const exportQuery = v.strictObject({
  language: v.optional(language),
  framework: v.optional(id),
  workshop: v.optional(id),
})

export const ownNotesQuery = v.strictObject({ language: v.optional(language) })

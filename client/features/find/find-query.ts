import type { PromptId, WorkshopId } from '#shared/domain/ids.ts'
import type { Row } from '#shared/domain/tables.ts'

export type NoteColour = NonNullable<Row<'marks'>['colour']>

/** What somebody looks for. Everything said here must be true of a note. */
export interface FindQuery {
  /** As typed. */
  readonly words: string
  readonly prompt: PromptId | undefined
  readonly workshop: WorkshopId | undefined
  readonly colour: NoteColour | undefined
  /** Only this person's own notes. */
  readonly isOwn: boolean
  /** Only notes with the key mark. */
  readonly isKey: boolean
  /** Only open questions: notes so marked, and those of clusters so marked. */
  readonly isQuestion: boolean
  /** Only notes that are in no cluster of the framework. */
  readonly isSingle: boolean
}

export const NO_QUERY: FindQuery = {
  words: '',
  prompt: undefined,
  workshop: undefined,
  colour: undefined,
  isOwn: false,
  isKey: false,
  isQuestion: false,
  isSingle: false,
}

/** How many filters are set; words are none. */
export function filterCount({ words: _words, ...filters }: FindQuery): number {
  return Object.values(filters).filter(value => value !== undefined && value !== false).length
}

export function isAsking(query: FindQuery): boolean {
  return query.words.trim() !== '' || filterCount(query) > 0
}

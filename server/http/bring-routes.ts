import { plainLine } from '#server/access/person-name.ts'
import type { BringOutcome } from '#server/bring/import-desk.ts'
import type { BroughtNote } from '#shared/bring/bring-notes.ts'
import type { FrameworkId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { IMPORT_BODY_MAX_BYTES, PERSON_NAME_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { tidyNoteText } from '#shared/domain/words.ts'
import type { ImportNotesAnswer, ImportNotesRequest, TakeBackAnswer } from '#shared/protocol/api.ts'
import { importNotesRequest } from '#shared/protocol/api-requests.ts'
import type { HttpError } from '#shared/protocol/errors.ts'
import { json, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const ERRORS: { readonly [K in Exclude<BringOutcome['kind'], 'done'>]: HttpError } = {
  'board-full': 'board-full',
  'target-missing': 'import-outdated',
}

/** What is brought in from outside: notes into an open board, and whole boards. */
export const bringRoutes: readonly Route[] = [
  sessionRoute('POST', '/api/boards/:board/imports', {
    roles: ['facilitator'],
    body: importNotesRequest,
    bodyMaxBytes: IMPORT_BODY_MAX_BYTES,
    async answer({ live }, _ask, { board }, request) {
      const notes = tidied(request.notes)
      if (!notes) return refusal('bad-request')
      const { framework, language } = request
      const wanted = { framework: framework as FrameworkId, language, notes }
      const outcome = await live.bringNotes(board, request.import, wanted)
      if (outcome.kind !== 'done') return refusal(ERRORS[outcome.kind])
      return json({ notesBrought: outcome.notesBrought } satisfies ImportNotesAnswer)
    },
  }),
  sessionRoute('DELETE', '/api/boards/:board/imports/:import', {
    roles: ['facilitator'],
    async answer({ live }, ask, { board }) {
      const notesTaken = await live.takeBackNotes(board, ask.part('import'))
      return notesTaken === 0 ? refusal('not-found') : json({ notesTaken } satisfies TakeBackAnswer)
    },
  }),
]

/** The notes as they may be stored; undefined if one has no words, or a cluster no priority to lie under. */
function tidied(notes: ImportNotesRequest['notes']): readonly BroughtNote[] | undefined {
  const tidy: BroughtNote[] = []
  for (const { text, prompt, workshop, priority, cluster, author, isKey } of notes) {
    const words = tidyNoteText(text)
    if (words.reason !== undefined || (cluster !== undefined && priority === undefined)) return undefined
    tidy.push({
      text: words.text,
      prompt: prompt as PromptId,
      workshop: workshop as WorkshopId,
      priority: priority as PriorityId | undefined,
      cluster: cluster === undefined ? undefined : plainLine(cluster, TITLE_MAX_CHARS),
      author: author === undefined ? undefined : plainLine(author, PERSON_NAME_MAX_CHARS),
      isKey,
    })
  }
  return tidy
}

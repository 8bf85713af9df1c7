import { plainLine } from '#server/access/person-name.ts'
import { sameSecret } from '#server/access/secrets.ts'
import type { BringOutcome } from '#server/bring/import-desk.ts'
import { renewAside, takePlace } from '#server/bring/renew-aside.ts'
import type { BroughtNote } from '#shared/bring/bring-notes.ts'
import type { FrameworkId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import {
  BOARD_FILE_MAX_BYTES,
  IMPORT_BODY_MAX_BYTES,
  PERSON_NAME_MAX_CHARS,
  TITLE_MAX_CHARS,
} from '#shared/domain/limits.ts'
import { tidyNoteText } from '#shared/domain/words.ts'
import type { ImportBoardAnswer, ImportNotesAnswer, ImportNotesRequest, TakeBackAnswer } from '#shared/protocol/api.ts'
import { importNotesRequest } from '#shared/protocol/api-requests.ts'
import type { HttpError } from '#shared/protocol/errors.ts'
import { json, refusal } from './answers.ts'
import { openRoute, type Route, sessionRoute } from './route.ts'

const BUSY_RETRY_SECONDS = 5
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
  openRoute('POST', '/api/imports', {
    async answer({ config, boards, clock }, ask) {
      // Who may not make boards has no file read, and no more of it than is allowed.
      if (config.create.kind === 'key' && !sameSecret(ask.bearer ?? '', config.create.secret))
        return refusal('not-allowed')
      const place = takePlace(ask.network)
      if (!place) return refusal('too-fast', BUSY_RETRY_SECONDS)
      try {
        const waitSeconds = config.create.kind === 'open' ? boards.takeTry(ask.network) : 0
        if (waitSeconds > 0) return refusal('too-fast', waitSeconds)
        const read = await ask.readBytes(BOARD_FILE_MAX_BYTES)
        if (!read.ok) return refusal(read.error)
        const client = boards.makeClient()
        const renewed = await renewAside({ bytes: read.body, client, nowMs: clock.now() })
        if (renewed.kind !== 'renewed') return refusal(renewed.kind)
        const { board, links, code } = await boards.makeFromSeeds(renewed.facts, client, renewed.seeds)
        return json({ board, links, code, report: renewed.report } satisfies ImportBoardAnswer, 201)
      } finally {
        place.giveBack()
      }
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

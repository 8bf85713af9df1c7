import * as v from 'valibot'
import type { Rate } from '#server/access/rate-limits.ts'
import { writeExport, writeOwnNotes } from '#server/export/write-export.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { exportQuery, ownNotesQuery } from '#shared/protocol/api-requests.ts'
import { download, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const FORMATS: readonly ExportFormat[] = ['md', 'csv', 'json', 'pptx', 'docx', 'xlsx', 'svg']
const BUSY_RETRY_SECONDS = 10
/** A person who takes a board home in every format, and again; not one who keeps a core busy. */
export const EXPORT_RATE: Rate = { burst: 15, perSecond: 0.5 }

/** H8: what everybody on the board may read, at any minute. Of `mine` and `desk` nothing is in it. */
export const exportRoutes: readonly Route[] = [
  sessionRoute('GET', '/api/boards/:board/export.:format', {
    roles: ['facilitator', 'participant', 'viewer'],
    async answer({ live, exportPace }, ask, { board, participant }) {
      const format = FORMATS.find(known => known === ask.part('format'))
      if (!format) return refusal('not-found')
      const question = v.safeParse(exportQuery, Object.fromEntries(ask.query))
      if (!question.success) return refusal('bad-request')
      const { language, framework, workshop } = question.output
      const waitSeconds = exportPace.take(participant)
      if (waitSeconds > 0) return refusal('too-fast', waitSeconds)
      const contents = await live.read(board)
      const file = await writeExport(contents, format, { language, framework, workshop }, { board, participant })
      if (file === 'busy') return refusal('too-fast', BUSY_RETRY_SECONDS)
      return file === 'nothing' ? refusal('not-found') : download(file.body, file.contentType, file.name)
    },
  }),
  sessionRoute('GET', '/api/boards/:board/own-notes.md', {
    roles: ['facilitator', 'participant'],
    async answer({ live }, ask, { board, participant }) {
      const question = v.safeParse(ownNotesQuery, Object.fromEntries(ask.query))
      if (!question.success) return refusal('bad-request')
      const [all, mine] = await Promise.all([live.read(board), live.readMine(board, participant)])
      const file = writeOwnNotes(all.view, mine, question.output.language)
      return download(file.body, file.contentType, file.name)
    },
  }),
]

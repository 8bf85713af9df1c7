import * as v from 'valibot'
import { writeExport, writeOwnNotes } from '#server/export/write-export.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { exportQuery, ownNotesQuery } from '#shared/protocol/api-requests.ts'
import { download, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const FORMATS: readonly ExportFormat[] = ['md', 'csv', 'json', 'pptx', 'docx', 'xlsx', 'svg']
const BUSY_RETRY_SECONDS = 10

/** H8: what everybody on the board may read, at any minute. Of `mine` and `desk` nothing is in it. */
export const exportRoutes: readonly Route[] = [
  sessionRoute('GET', '/api/boards/:board/export.:format', {
    roles: ['facilitator', 'participant', 'viewer'],
    async answer({ live }, ask, { board }) {
      const format = FORMATS.find(known => known === ask.part('format'))
      if (!format) return refusal('not-found')
      const question = v.safeParse(exportQuery, Object.fromEntries(ask.query))
      if (!question.success) return refusal('bad-request')
      const { language, framework, workshop } = question.output
      const file = await writeExport(await live.read(board), format, { language, framework, workshop })
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

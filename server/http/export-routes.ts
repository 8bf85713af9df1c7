import * as v from 'valibot'
import { writeExport } from '#server/export/write-export.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { exportQuery } from '#shared/protocol/api-requests.ts'
import { download, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const FORMATS: readonly ExportFormat[] = ['md', 'csv', 'json']

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
      const file = writeExport(await live.read(board), format, { language, framework, workshop })
      return download(file.text, file.contentType, file.name)
    },
  }),
]

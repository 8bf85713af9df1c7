import type { ErrorAnswer } from '#shared/protocol/api.ts'
import { HTTP_ERRORS, type HttpError } from '#shared/protocol/errors.ts'

/** What a handler answers; sent by `answer-request.ts` with the security headers. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

export function json(body: object, status = 200): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) }
}

export function text(body: string, contentType = 'text/plain; charset=utf-8'): Answer {
  return { status: 200, headers: { 'content-type': contentType }, body }
}

export function download(body: string | Uint8Array, contentType: string, fileName: string): Answer {
  const plainName = fileName.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-')
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    },
    body,
  }
}

export const NOTHING: Answer = { status: 204, headers: {}, body: undefined }

/** H1: every refusal is one of the list; the header says the same as the body. */
export function refusal(error: HttpError, retryAfterSeconds?: number): Answer {
  const body: ErrorAnswer = retryAfterSeconds === undefined ? { error } : { error, retryAfterSeconds }
  const answer = json(body, HTTP_ERRORS[error])
  if (retryAfterSeconds === undefined) return answer
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } }
}

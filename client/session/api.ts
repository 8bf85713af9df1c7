import type { Ballot } from '#shared/domain/voting.ts'
import type {
  ArrangementAnswer,
  BallotAnswer,
  BoardAnswer,
  CodeAnswer,
  CreateBoardAnswer,
  CreateBoardRequest,
  ErrorAnswer,
  ExportFormat,
  HealthAnswer,
  ImportBoardAnswer,
  ImportNotesAnswer,
  ImportNotesRequest,
  JoinAnswer,
  JoinByCodeRequest,
  JoinByKeyRequest,
  LinkAnswer,
  LinksAnswer,
  LookAnswer,
  ModerateRequest,
  Role,
  TakeBackAnswer,
  TemplatesAnswer,
  VersionAnswer,
  VersionsAnswer,
} from '#shared/protocol/api.ts'
import { HTTP_ERRORS, type HttpError } from '#shared/protocol/errors.ts'
import type { DoorState } from './link.ts'

/** What the server answered: its answer, or the name of what went wrong. `unreachable`: it did not answer at all. */
export type ApiResult<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly error: HttpError | 'unreachable'; readonly retryAfterSeconds?: number | undefined }

/** After this a request counts as unanswered. */
const ANSWER_MAX_MS = 20_000

/** The server's HTTP routes as functions. `fetch` is handed in. */
export class Api {
  readonly #origin: string
  readonly #fetch: typeof fetch

  constructor(origin: string, fetcher: typeof fetch) {
    this.#origin = origin
    this.#fetch = fetcher
  }

  templates(): Promise<ApiResult<TemplatesAnswer>> {
    return this.#ask('GET', '/api/templates')
  }

  createBoard(request: CreateBoardRequest): Promise<ApiResult<CreateBoardAnswer>> {
    return this.#ask('POST', '/api/boards', { body: request })
  }

  lookByKey(board: string, key: string): Promise<ApiResult<LookAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/look`, { body: { key } })
  }

  lookByCode(code: string): Promise<ApiResult<LookAnswer>> {
    return this.#ask('POST', '/api/look', { body: { code } })
  }

  /** `token`: an earlier one of this board, to stay the same participant. */
  joinByKey(board: string, request: JoinByKeyRequest, token?: string): Promise<ApiResult<JoinAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/sessions`, { body: request, token })
  }

  joinByCode(request: JoinByCodeRequest, token?: string): Promise<ApiResult<JoinAnswer>> {
    return this.#ask('POST', '/api/sessions', { body: request, token })
  }

  board(board: string, token: string): Promise<ApiResult<BoardAnswer>> {
    return this.#ask('GET', `/api/boards/${board}`, { token })
  }

  links(board: string, token: string): Promise<ApiResult<LinksAnswer>> {
    return this.#ask('GET', `/api/boards/${board}/links`, { token })
  }

  addLink(board: string, token: string, role: Role): Promise<ApiResult<LinkAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/links`, { token, body: { role } })
  }

  revokeLink(board: string, token: string, link: string): Promise<ApiResult<undefined>> {
    return this.#ask('DELETE', `/api/boards/${board}/links/${link}`, { token })
  }

  renewLink(board: string, token: string, link: string): Promise<ApiResult<LinkAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/links/${link}/renew`, { token, body: {} })
  }

  newCode(board: string, token: string): Promise<ApiResult<CodeAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/code`, { token, body: {} })
  }

  closeCode(board: string, token: string): Promise<ApiResult<undefined>> {
    return this.#ask('DELETE', `/api/boards/${board}/code`, { token })
  }

  moderate(board: string, token: string, request: ModerateRequest): Promise<ApiResult<undefined>> {
    return this.#ask('POST', `/api/boards/${board}/moderation`, { token, body: request })
  }

  /** What this person has said in a round. */
  ballot(board: string, token: string, round: string): Promise<ApiResult<BallotAnswer>> {
    return this.#ask('GET', `/api/boards/${board}/rounds/${round}/ballot`, { token })
  }

  castBallot(board: string, token: string, round: string, ballot: Ballot): Promise<ApiResult<undefined>> {
    return this.#ask('POST', `/api/boards/${board}/rounds/${round}/ballot`, { token, body: ballot })
  }

  importNotes(board: string, token: string, request: ImportNotesRequest): Promise<ApiResult<ImportNotesAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/imports`, { token, body: request })
  }

  takeBackImport(board: string, token: string, name: string): Promise<ApiResult<TakeBackAnswer>> {
    return this.#ask('DELETE', `/api/boards/${board}/imports/${name}`, { token })
  }

  /** `file`: an exported board's JSON, as it is. `createKey`: the host's secret, where it asks for one. */
  importBoard(file: Blob, createKey: string | undefined): Promise<ApiResult<ImportBoardAnswer>> {
    return this.#ask('POST', '/api/imports', { token: createKey, file })
  }

  /** Moments of the arrangement, oldest first. */
  versions(board: string, token: string): Promise<ApiResult<VersionsAnswer>> {
    return this.#ask('GET', `/api/boards/${board}/versions`, { token })
  }

  keepVersion(board: string, token: string, name: string): Promise<ApiResult<VersionAnswer>> {
    return this.#ask('POST', `/api/boards/${board}/versions`, { token, body: { name } })
  }

  arrangementAt(board: string, token: string, version: string): Promise<ApiResult<ArrangementAnswer>> {
    return this.#ask('GET', `/api/boards/${board}/versions/${version}`, { token })
  }

  deleteBoard(board: string, token: string): Promise<ApiResult<undefined>> {
    return this.#ask('DELETE', `/api/boards/${board}`, { token })
  }

  health(): Promise<ApiResult<HealthAnswer>> {
    return this.#ask('GET', '/api/health')
  }

  /** The file itself. */
  async export(board: string, token: string, format: ExportFormat): Promise<ApiResult<Blob>> {
    const response = await this.#request('GET', `/api/boards/${board}/export.${format}`, { token })
    if (!response) return { ok: false, error: 'unreachable' }
    return response.ok ? { ok: true, answer: await response.blob() } : failure(response)
  }

  /** Whether a socket that does not open was refused; for the link. */
  async askDoor(board: string, token: string): Promise<DoorState> {
    const result = await this.board(board, token)
    if (result.ok) return 'open'
    if (result.error === 'no-session' || result.error === 'link-closed') return 'revoked'
    return result.error === 'not-found' ? 'boardDeleted' : 'unknown'
  }

  async #ask<T>(method: string, path: string, options: AskOptions = {}): Promise<ApiResult<T>> {
    const response = await this.#request(method, path, options)
    if (!response) return { ok: false, error: 'unreachable' }
    if (!response.ok) return failure(response)
    const answer: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
    // Our own server's answer of this very version; what it holds is typed in shared/protocol/api.ts.
    return { ok: true, answer: answer as T }
  }

  async #request(method: string, path: string, { body, file, token }: AskOptions): Promise<Response | undefined> {
    try {
      const fetcher = this.#fetch
      return await fetcher(this.#origin + path, {
        method,
        headers: {
          ...((body !== undefined || file) && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(file && { body: file }),
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(ANSWER_MAX_MS),
      })
    } catch {
      return undefined
    }
  }
}

interface AskOptions {
  readonly body?: unknown
  /** JSON that is sent as it is. */
  readonly file?: Blob
  readonly token?: string | undefined
}

async function failure(response: Response): Promise<ApiResult<never>> {
  const answer: unknown = await response.json().catch(() => undefined)
  const { error, retryAfterSeconds } = (answer ?? {}) as Partial<ErrorAnswer>
  const isKnown = typeof error === 'string' && Object.hasOwn(HTTP_ERRORS, error)
  return { ok: false, error: isKnown ? error : 'internal', retryAfterSeconds }
}

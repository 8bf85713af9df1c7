import type { Language } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { CreateBoardAnswer, JoinAnswer } from '#shared/protocol/api.ts'

/** How often a crowd behind one address asks again when it is told to wait. */
const TRIES = 20

/** The server's routes that a rehearsal needs. A refusal that passes is waited for; any other is an error. */
export class Ask {
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  createBoard(language: Language, title: string): Promise<CreateBoardAnswer> {
    return this.#json('POST', '/api/boards', {
      body: { template: 'strategy-workshop', language, title, anonymity: 'anonymous' },
    })
  }

  joinByCode(code: string, language: Language): Promise<JoinAnswer> {
    return this.#json('POST', '/api/sessions', { body: { code, language } })
  }

  /** `link`: `/b/<board>#<key>`, or the same with the server before it. */
  joinByLink(link: string): Promise<JoinAnswer> {
    const [path = '', key = ''] = link.split('#')
    return this.#json('POST', `/api/boards/${path.split('/b/')[1]}/sessions`, { body: { key } })
  }

  castBallot(board: string, token: string, round: string, ballot: Ballot): Promise<void> {
    return this.#json('POST', `/api/boards/${board}/rounds/${round}/ballot`, { token, body: ballot })
  }

  exportJson(board: string, token: string): Promise<unknown> {
    return this.#json('GET', `/api/boards/${board}/export.json`, { token })
  }

  async #json<T>(
    method: string,
    path: string,
    { body, token }: { readonly body?: unknown; readonly token?: string } = {},
  ): Promise<T> {
    for (let left = TRIES; ; left -= 1) {
      const response = await fetch(this.#origin + path, {
        method,
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      if (response.status === 429 && left > 0) {
        const waitSeconds = Number(response.headers.get('retry-after') ?? 1)
        await response.body?.cancel()
        await new Promise(resolve => setTimeout(resolve, waitSeconds * 1000))
        continue
      }
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status} ${text}`)
      // Our own server's answer, typed in shared/protocol/api.ts.
      return (text === '' ? undefined : JSON.parse(text)) as T
    }
  }
}

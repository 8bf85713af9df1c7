import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { BoardScreen } from '#client/app/board-screen.ts'
import { type Device, DeviceProvider } from '#client/app/device.tsx'
import { BoardProvider } from '#client/app/use-board.tsx'
import { en } from '#client/i18n/en.ts'
import { LanguageProvider } from '#client/i18n/Language.tsx'
import { sayIn } from '#client/i18n/say.ts'
import { Api } from '#client/session/api.ts'
import { Drafts } from '#client/session/drafts.ts'
import type { TextStorage } from '#client/session/environment.ts'
import { Tokens } from '#client/session/tokens.ts'
import { LiveRegions } from '#client/ui/LiveRegions.tsx'
import { ToastList } from '#client/ui/ToastList.tsx'
import { toasts } from '#client/ui/toasts.ts'
import type { FakeSession } from './fake-session.ts'

/** Parts of the page are fetched late; on a busy machine, later. */
configure({ asyncUtilTimeout: 10_000 })

/** The English words that the screens of these tests speak. */
export const say = sayIn('en', en)

export class MemoryTexts implements TextStorage {
  readonly #texts = new Map<string, string>()
  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null
  }
  setItem(key: string, text: string): void {
    this.#texts.set(key, text)
  }
  removeItem(key: string): void {
    this.#texts.delete(key)
  }
}

/** What was asked of the server, and what it shall answer: by method and path. */
export class FakeServer {
  readonly asked: { readonly method: string; readonly path: string; readonly body: unknown }[] = []
  readonly #answers = new Map<string, { readonly status: number; readonly body: unknown }>()

  answers(method: string, path: string, body: unknown, status = 200): this {
    this.#answers.set(`${method} ${path}`, { status, body })
    return this
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const method = init?.method ?? 'GET'
    const path = String(input)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    this.asked.push({ method, path, body })
    const answer = this.#answers.get(`${method} ${path}`)
    if (!answer) throw new TypeError(`nobody answers ${method} ${path}`)
    const text = answer.status === 204 ? null : JSON.stringify(answer.body)
    return new Response(text, { status: answer.status, headers: { 'content-type': 'application/json' } })
  }
}

export function deviceOf(server = new FakeServer(), texts: TextStorage = new MemoryTexts()): Device {
  let places = 0
  return {
    api: new Api('', server.fetch),
    tokens: new Tokens(texts, () => {
      places += 1
      return `place${places}`
    }),
    texts,
  }
}

/** Shows a page as a person sees it, in English, with toasts and live regions. */
export function show(page: ReactNode, device = deviceOf()) {
  // Of the test before: messages live outside of React.
  for (const { id } of toasts.list.get()) toasts.dismiss(id)
  cleanup()
  return render(
    <LanguageProvider language="en" catalogue={en}>
      <DeviceProvider device={device}>
        {page}
        <ToastList />
        <LiveRegions />
      </DeviceProvider>
    </LanguageProvider>,
  )
}

/** Shows a part of an open board. */
export function showOnBoard(part: ReactNode, session: FakeSession, device = deviceOf()) {
  const board = {
    session,
    screen: new BoardScreen(session),
    drafts: new Drafts(device.texts, session.facts.board, 'place'),
    api: device.api,
    token: 'token',
  }
  return show(<BoardProvider board={board}>{part}</BoardProvider>, device)
}

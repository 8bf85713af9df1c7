import type { Browser, Locator } from 'playwright-core'
import type { BoardViewName } from '#client/app/router.ts'
import { en } from '#client/i18n/en.ts'
import { sayIn } from '#client/i18n/say.ts'
import type { Language } from '#shared/domain/tables.ts'
import type { CreateBoardAnswer, Role } from '#shared/protocol/api.ts'
import { openBrowser, Person } from './browser.ts'
import { ChildServer } from './child-server.ts'

/** The words of the screens, as the people in the tests read them. */
export const words = sayIn('en', en)

/** The product as it is served, a browser, and the people who sit in it. */
export class WorkshopRoom {
  readonly server: ChildServer
  readonly browser: Browser
  readonly people: Person[] = []

  private constructor(server: ChildServer, browser: Browser) {
    this.server = server
    this.browser = browser
  }

  static async open(settings: Readonly<Record<string, string>> = {}): Promise<WorkshopRoom> {
    return new WorkshopRoom(await ChildServer.create(settings), await openBrowser())
  }

  get origin(): string {
    return `http://127.0.0.1:${this.server.port}`
  }

  async createBoard(
    wanted: { readonly language?: Language; readonly anonymity?: string } = {},
  ): Promise<CreateBoardAnswer> {
    const response = await fetch(`${this.origin}/api/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ template: 'strategy-workshop', language: 'en', anonymity: 'anonymous', ...wanted }),
    })
    return (await response.json()) as CreateBoardAnswer
  }

  async sitDown(options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
    const person = await Person.sitDown(this.browser, this.origin, options)
    this.people.push(person)
    return person
  }

  /** Somebody who came by the link of that role and has the board before them. */
  async enter(
    board: CreateBoardAnswer,
    role: Role,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Person> {
    const person = await this.sitDown(options)
    await person.page.goto(board.links[role])
    await goIn(person)
    return person
  }

  async leave(person: Person): Promise<void> {
    this.people.splice(this.people.indexOf(person), 1)
    await person.context.close()
  }

  /** What must not have happened to anybody: errors in the page, requests to strangers. */
  mishaps(): string[] {
    return this.people.flatMap(({ complaints, strangers }) => [...complaints, ...strangers])
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.server.close()
  }
}

/** From the join screen into the board, in whatever language it is. */
export async function goIn({ page }: Person): Promise<void> {
  await page.locator('form button[type="submit"]').click()
  await page.locator('main[data-view]').waitFor()
}

/** Starts the step with this title; the person is a facilitator. */
export async function startStep(facilitator: Person, title: string): Promise<void> {
  await look(facilitator, 'run')
  await facilitator.page.getByRole('button', { name: words('run.startThis', { title }) }).click()
}

/** Goes to a view by its tab. */
export async function look(person: Person, view: BoardViewName): Promise<void> {
  const { page } = person
  const tabs = page.getByRole('navigation', { name: words('view.label') })
  await tabs.getByRole('link', { name: words(`view.${view}`), exact: true }).click()
  await page.locator(`main[data-view="${view}"]`).waitFor()
}

/** Types a note under the prompt with this letter and sends it. */
export async function write(person: Person, letter: 'A' | 'B', text: string): Promise<void> {
  const field = fieldOf(person, letter)
  await field.fill(text)
  await field.press('Enter')
}

export function fieldOf({ page }: Pick<Person, 'page'>, letter: 'A' | 'B') {
  return page
    .locator('section')
    .filter({ has: page.locator('h3').getByText(letter, { exact: true }) })
    .locator('textarea')
    .first()
}

/** The card of a note on the canvas. */
export function cardOf({ page }: Person, text: string) {
  return page.locator('[data-note]').filter({ hasText: text }).first()
}

/** The row of a note in the outline. */
export function rowOf({ page }: Person, text: string) {
  return page.locator('main[data-view="outline"] li').filter({ hasText: text }).last()
}

/** What screen readers were told last, politely or not. */
export async function heard({ page }: Person): Promise<string> {
  return (await page.locator('[aria-live]').allTextContents()).join(' ')
}

/** Where something lies once the canvas has come to rest under it. */
export async function restingBox(what: Locator) {
  let before: string | undefined
  for (;;) {
    const box = await what.boundingBox()
    if (!box) throw new Error('nothing is there')
    if (JSON.stringify(box) === before) return box
    before = JSON.stringify(box)
    await what.page().waitForTimeout(80)
  }
}

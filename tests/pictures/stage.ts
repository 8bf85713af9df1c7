import type { Browser, Page } from 'playwright-core'
import type { BoardViewName } from '#client/app/router.ts'
import { en } from '#client/i18n/en.ts'
import { fi } from '#client/i18n/fi.ts'
import type { Say } from '#client/i18n/message.ts'
import { sayIn } from '#client/i18n/say.ts'
import { sv } from '#client/i18n/sv.ts'
import { Api } from '#client/session/api.ts'
import { Ask } from '#server/rehearsal/ask.ts'
import { SimulatedPerson } from '#server/rehearsal/simulated-person.ts'
import { setWorkshop } from '#shared/domain/commands/running.ts'
import { editStep } from '#shared/domain/commands/steps.ts'
import type { OwnNoteId, StepId, WorkshopId } from '#shared/domain/ids.ts'
import { type Plan, put } from '#shared/domain/plan.ts'
import { type Actor, actorOf } from '#shared/domain/roles.ts'
import type { Language } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { CreateBoardAnswer, Role } from '#shared/protocol/api.ts'
import { NATIONAL, PROMPT_A, PROMPT_B } from '#shared/template/strategy-workshop.ts'
import { eventually } from '#tests/support/eventually.ts'
import { SAYINGS, type Said, WRITTEN } from './sayings.ts'

const CATALOGUES = { fi, sv, en }
export const LOCALES: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-SE', en: 'en-GB' }
const TITLE: Said = {
  fi: 'Elinikäisen ohjauksen strategia',
  sv: 'Strategi för livslång vägledning',
  en: 'Strategy for lifelong guidance',
}
/** Participants besides those whose screens are taken. */
const CROWD = 11
const WORKSHOPS = ['first', 'second'] as const
const UNWATCHED = { acknowledged() {}, refused() {}, gap() {}, heard() {} }

type ScreenSize = readonly [width: number, height: number]

interface StageNeeds {
  readonly browser: Browser
  readonly language: Language
  /** Where the server is, and where the browser is told that it is. */
  readonly server: string
  readonly shown: string
}

/** A workshop in one language: a board with its notes, a facilitator, a crowd, and browsers to look through. */
export class Stage {
  readonly language: Language
  readonly t: Say
  readonly api: Api
  readonly board: CreateBoardAnswer
  readonly lead: SimulatedPerson
  readonly crowd: readonly SimulatedPerson[]
  readonly #needs: StageNeeds
  readonly #pages: Page[] = []

  private constructor(
    needs: StageNeeds,
    board: CreateBoardAnswer,
    { api, lead, crowd }: { api: Api; lead: SimulatedPerson; crowd: readonly SimulatedPerson[] },
  ) {
    this.#needs = needs
    this.language = needs.language
    this.t = sayIn(needs.language, CATALOGUES[needs.language])
    this.api = api
    this.board = board
    this.lead = lead
    this.crowd = crowd
  }

  static async build(needs: StageNeeds): Promise<Stage> {
    const { language, server } = needs
    const ask = new Ask(server)
    const board = await ask.createBoard(language, TITLE[language])
    const sit = async (role: Role, reads: readonly ('board' | 'arrangement' | 'mine' | 'desk')[]) => {
      const { token } = await ask.joinByLink(board.links[role])
      const seat = { origin: server, board: board.board, token }
      return SimulatedPerson.sit(seat, { reads, hears: [], watch: UNWATCHED })
    }
    const lead = await sit('facilitator', ['board', 'arrangement', 'desk'])
    const crowd = await Promise.all(Array.from({ length: CROWD }, () => sit('participant', ['mine'])))
    const stage = new Stage(needs, board, { api: new Api(server, fetch), lead, crowd })
    await stage.#bringNotes()
    return stage
  }

  /** The facilitator's right hand: what the pictures need to have happened. */
  async act(plan: (actor: Actor) => Plan): Promise<void> {
    const why = await this.lead.act(plan(actorOf(this.lead.view, 'facilitator')))
    if (why !== undefined) throw new Error(`the stage could not be set: ${why}`)
  }

  /** The crowd writes in private. */
  async writeInPrivate(step: StepId): Promise<void> {
    const { view } = this.lead
    await this.act(actor => setWorkshop(view, actor, 'third' as WorkshopId))
    const rules = view.row('steps', step)?.rules
    if (!rules) throw new Error(`no step ${step}`)
    const both = { ...rules, prompts: [PROMPT_A, PROMPT_B] }
    await this.act(actor => editStep(view, actor, { step, rules: both }))
    await this.act(() => ({
      accepted: true,
      changes: [put('run', 'board', { step }), put('progress', step, { began: true })],
    }))
    await Promise.all(
      WRITTEN.map(async (pair, at) => {
        const changes = pair.map((said, nth) => {
          const note = {
            text: said[this.language],
            prompt: nth === 0 ? PROMPT_A : PROMPT_B,
            workshop: 'third' as WorkshopId,
            language: this.language,
            revision: 1,
          }
          return put('ownNotes', `written-${at}-${nth}` as OwnNoteId, { note })
        })
        await this.crowd[at]?.write(changes)
      }),
    )
  }

  async castAll(round: string, ballotOf: (person: number) => Ballot): Promise<void> {
    for (const [at, { seat }] of this.crowd.entries()) {
      const cast = await this.api.castBallot(seat.board, seat.token, round, ballotOf(at))
      if (!cast.ok) throw new Error(`a ballot was refused: ${cast.error}`)
    }
  }

  async counted(round: string): Promise<void> {
    await eventually('the vote is counted', () => this.lead.view.row('results', round) !== undefined)
  }

  /** A browser of somebody's own, not on the board yet. */
  async sitDown([width, height]: ScreenSize, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await this.#needs.browser.newContext({
      baseURL: this.#needs.shown,
      locale: LOCALES[this.language],
      viewport: { width, height },
      colorScheme: scheme,
      reducedMotion: 'reduce',
      hasTouch: width < 500,
    })
    const page = await context.newPage()
    this.#pages.push(page)
    return page
  }

  /** From the link onto the board. */
  async enter(page: Page, role: Role): Promise<void> {
    await page.goto(this.board.links[role])
    await goIn(page)
  }

  async look(page: Page, view: BoardViewName): Promise<void> {
    await page.goto(`/b/${this.board.board}?view=${view}`)
    await page.locator(`main[data-view="${view}"]`).waitFor()
  }

  async leave(page: Page): Promise<void> {
    this.#pages.splice(this.#pages.indexOf(page), 1)
    await page.context().close()
  }

  async close(): Promise<void> {
    for (const page of [...this.#pages]) await this.leave(page)
    for (const person of [this.lead, ...this.crowd]) person.close()
  }

  async #bringNotes(): Promise<void> {
    const { board, token } = this.lead.seat
    const word = (said: Said) => said[this.language]
    const notes = Object.entries(SAYINGS).flatMap(([priority, lists]) =>
      lists.flatMap(({ cluster, notes, singles }, list) => {
        const prompt = list === 0 ? PROMPT_A : PROMPT_B
        const where = (at: number) => ({ prompt, priority, workshop: WORKSHOPS[at % WORKSHOPS.length] ?? 'first' })
        return [
          ...notes.map((said, at) => ({
            text: word(said),
            cluster: word(cluster),
            ...where(at),
            ...(at === 0 && { isKey: true }),
          })),
          ...singles.map((said, at) => ({ text: word(said), ...where(at) })),
        ]
      }),
    )
    const request = { import: 'pictures', framework: NATIONAL, language: this.language, notes }
    const brought = await this.api.importNotes(board, token, request)
    if (!brought.ok) throw new Error(`the notes did not come in: ${brought.error}`)
    await eventually('the notes are on the board', () => this.lead.view.rows('notes').size >= notes.length)
  }
}

export async function goIn(page: Page): Promise<void> {
  await page.locator('form button[type="submit"]').click()
  await page.locator('main[data-view]').waitFor()
}

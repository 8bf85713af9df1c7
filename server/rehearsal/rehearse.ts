import { moveNotes } from '#shared/domain/commands/arranging.ts'
import { groupNotes } from '#shared/domain/commands/clusters.ts'
import { reveal, startStep } from '#shared/domain/commands/running.ts'
import { addRound, closeRound, openRound } from '#shared/domain/commands/voting.ts'
import type { ClusterId, FrameworkId, NoteId, OwnNoteId, RoundId, StepId } from '#shared/domain/ids.ts'
import { contentsOf, orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import { put } from '#shared/domain/plan.ts'
import { actorOf } from '#shared/domain/roles.ts'
import { LANGUAGES, type Step } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { Ask } from './ask.ts'
import { Figures } from './figures.ts'
import { sentenceOf } from './sentences.ts'
import { SimulatedPerson, type Watch } from './simulated-person.ts'

export interface RehearsalOptions {
  readonly origin: string
  readonly ask: Ask
  readonly people: number
  readonly viewers: number
  /** Per person, over all writing steps. */
  readonly notes: number
  /** So many times faster than people are. */
  readonly pace: number
  readonly links: { readonly facilitator: string; readonly viewer: string }
  readonly code: string
  readonly say: (words: string) => void
  /** The same numbers give the same rehearsal. */
  readonly random: () => number
}

/** One in so many arranges, as a secretary of a group does; at most so many on the board. */
const PEOPLE_PER_SECRETARY = 6
const SECRETARIES_MAX = 30
/** People who come at the same moment. */
const ARRIVE_TOGETHER = 20
const DOTS = 5
const RATED = 8
const MOVES_PER_SECRETARY = 12

/** A whole workshop by simulated people over real sockets, step by step; answers what was measured. */
export async function rehearse(options: RehearsalOptions): Promise<Figures> {
  const rehearsal = new Rehearsal(options)
  try {
    await rehearsal.run()
    return rehearsal.figures
  } finally {
    rehearsal.close()
  }
}

class Rehearsal {
  readonly figures = new Figures()
  readonly #options: RehearsalOptions
  readonly #participants: SimulatedPerson[] = []
  readonly #viewers: SimulatedPerson[] = []
  #lead: SimulatedPerson | undefined
  /** When the reveal was asked for; and who has not heard of it yet. */
  #revealAtMs: number | undefined
  readonly #moves = new Map<string, number>()
  #made = 0

  constructor(options: RehearsalOptions) {
    this.#options = options
  }

  async run(): Promise<void> {
    await this.#gather()
    const lead = this.#leader
    const steps = orderedIds<StepId>(lead.view.rows('steps'))
    for (const id of steps) {
      const step = lead.view.row('steps', id)
      if (step) await this.#play(id, step)
    }
    await this.#check()
    this.figures.broken = this.#everyone.filter(person => person.hasBroken).length
  }

  close(): void {
    for (const person of this.#everyone) person.close()
  }

  get #everyone(): readonly SimulatedPerson[] {
    return [...(this.#lead ? [this.#lead] : []), ...this.#participants, ...this.#viewers]
  }

  get #leader(): SimulatedPerson {
    if (!this.#lead) throw new Error('nobody leads yet')
    return this.#lead
  }

  get #secretaries(): readonly SimulatedPerson[] {
    return this.#participants.filter((_person, at) => this.#isSecretary(at))
  }

  #isSecretary(at: number): boolean {
    return at % PEOPLE_PER_SECRETARY === 0 && at / PEOPLE_PER_SECRETARY < SECRETARIES_MAX
  }

  // ------------------------------------------------------------------ people

  async #gather(): Promise<void> {
    const { ask, links, people, viewers, code, origin, say } = this.#options
    const joined = await ask.joinByLink(links.facilitator)
    this.#lead = await SimulatedPerson.sit(
      { origin, board: joined.board, token: joined.token },
      { reads: ['board', 'arrangement', 'desk'], hears: [], watch: this.#watch(true) },
    )
    this.#timeMoves(this.#lead)
    say(`${people} people and ${viewers} viewers arrive`)
    await this.#arrive(people, async at => {
      const { board, token } = await ask.joinByCode(code, LANGUAGES[at % LANGUAGES.length] ?? 'fi')
      const isSecretary = this.#isSecretary(at)
      const person = await SimulatedPerson.sit(
        { origin, board, token },
        {
          reads: isSecretary ? ['board', 'arrangement', 'mine'] : ['mine'],
          hears: ['board', 'arrangement'],
          watch: this.#watch(false),
        },
      )
      if (isSecretary) this.#timeMoves(person)
      this.#participants[at] = person
    })
    await this.#arrive(viewers, async at => {
      const { board, token } = await ask.joinByLink(links.viewer)
      this.#viewers[at] = await SimulatedPerson.sit(
        { origin, board, token },
        { reads: [], hears: ['board', 'arrangement'], watch: this.#watch(false) },
      )
    })
  }

  async #arrive(count: number, sit: (at: number) => Promise<void>): Promise<void> {
    for (let from = 0; from < count; from += ARRIVE_TOGETHER) {
      const together = Math.min(ARRIVE_TOGETHER, count - from)
      await Promise.all(
        Array.from({ length: together }, async (_, at) => {
          const beginMs = performance.now()
          await sit(from + at)
          this.figures.join.add(performance.now() - beginMs)
        }),
      )
    }
  }

  #watch(isLead: boolean): Watch {
    const { figures } = this
    let revealHeardMs: number | undefined
    return {
      acknowledged: ms => figures.saved.add(ms),
      refused: reason => figures.refused.set(reason, (figures.refused.get(reason) ?? 0) + 1),
      gap: () => {
        figures.gaps += 1
      },
      heard: (document, bytes) => {
        figures.framesDown += 1
        figures.bytesDown += bytes
        const atMs = this.#revealAtMs
        // The notes themselves: a frame larger than one that only says that the step is revealed.
        if (isLead || document !== 'board' || atMs === undefined || revealHeardMs === atMs || bytes < 400) return
        revealHeardMs = atMs
        figures.reveal.add(performance.now() - atMs)
      },
    }
  }

  /** How long after somebody moved a note others see it. */
  #timeMoves(person: SimulatedPerson): void {
    person.view.onTable('places', ids => {
      const nowMs = performance.now()
      for (const id of ids) {
        const place = person.view.row('places', id)?.place
        const sentMs = place && this.#moves.get(`${id} ${JSON.stringify(place)}`)
        if (sentMs !== undefined) this.figures.moveSeen.add(nowMs - sentMs)
      }
    })
  }

  // ------------------------------------------------------------------ the running order

  async #play(id: StepId, step: Step): Promise<void> {
    const lead = this.#leader
    const { say, pace } = this.#options
    const { kind, minutes, mode } = step.rules
    const durationMs = (minutes * 60_000) / pace
    say(`${minutes} min: ${step.title.en ?? step.title.fi ?? id}`)
    await lead.act(startStep(lead.view, this.#actor(lead), id))
    switch (kind) {
      case 'write':
        await this.#write(step, durationMs)
        if (mode === 'private') await this.#reveal(id)
        return
      case 'arrange':
        return this.#arrange(durationMs)
      case 'vote':
        return this.#vote(id, durationMs)
      case 'rate':
        return this.#rate(id, durationMs)
      default:
        return pause(Math.min(durationMs, 2000))
    }
  }

  /** Everybody writes at moments of their own; half of what was agreed in each private step, one note to warm up. */
  async #write(step: Step, durationMs: number): Promise<void> {
    const { notes, random } = this.#options
    const prompt = step.rules.prompts[0]
    const workshop =
      this.#leader.view.row('run', 'board')?.workshop ?? [...this.#leader.view.rows('workshops').keys()][0]
    if (!prompt || !workshop) return
    const isStrength = this.#leader.view.row('prompts', prompt)?.letter === 'A'
    const count = step.rules.mode === 'private' ? Math.max(1, Math.round(notes / 2)) : 1
    await Promise.all(
      this.#participants.flatMap((person, at) =>
        Array.from({ length: count }, async (_, nth) => {
          await pause(random() * durationMs)
          const language = LANGUAGES[at % LANGUAGES.length] ?? 'fi'
          const text = sentenceOf(language, isStrength, at * count + nth)
          this.#made += 1
          const note = { text, prompt, workshop: workshop as never, language, revision: 1 }
          await person.write([put('ownNotes', `n${this.#made}` as OwnNoteId, { note })])
          this.figures.notesWritten += 1
        }),
      ),
    )
  }

  async #reveal(step: StepId): Promise<void> {
    const lead = this.#leader
    const before = lead.view.rows('notes').size
    this.#revealAtMs = performance.now()
    await lead.act(reveal(lead.view, this.#actor(lead), step))
    await until('everything is revealed', () => lead.view.rows('notes').size >= this.figures.notesWritten)
    this.figures.notesRevealed = Math.max(this.figures.notesRevealed, lead.view.rows('notes').size - before)
    await pause(500)
    this.#revealAtMs = undefined
  }

  /** Secretaries move notes under priorities and make clusters of those that lie beside each other. */
  async #arrange(durationMs: number): Promise<void> {
    const { random } = this.#options
    const [framework] = orderedIds<FrameworkId>(this.#leader.view.rows('frameworks'))
    if (!framework) return
    const secretaries = this.#secretaries
    const waitMs = durationMs / (MOVES_PER_SECRETARY * 2)
    await Promise.all(
      secretaries.map(async (person, at) => {
        for (let move = 0; move < MOVES_PER_SECRETARY; move += 1) {
          await pause(waitMs * (0.5 + random()))
          const open = contentsOf(person.view, framework).open.filter((_note, i) => i % secretaries.length === at)
          const priorities = prioritiesOf(person.view, framework)
          const priority = priorities[at % priorities.length]
          const notes = open.slice(0, 5).map(each => each.note)
          if (priority && notes.length > 0) await this.#place(person, framework, notes, priority)
          await pause(waitMs * (0.5 + random()))
          await this.#cluster(person, framework, at)
        }
      }),
    )
  }

  async #place(
    person: SimulatedPerson,
    framework: FrameworkId,
    notes: readonly NoteId[],
    priority: ReturnType<typeof prioritiesOf>[number],
  ): Promise<void> {
    const plan = moveNotes(person.view, this.#actor(person), { framework, notes, to: { in: 'priority', priority } })
    if (!plan.accepted) return
    const nowMs = performance.now()
    for (const change of plan.changes) {
      if (change.kind !== 'put' || change.table !== 'places') continue
      this.#moves.set(`${change.id} ${JSON.stringify(change.fields.place)}`, nowMs)
    }
    await person.act(plan)
  }

  async #cluster(person: SimulatedPerson, framework: FrameworkId, at: number): Promise<void> {
    for (const { lists } of contentsOf(person.view, framework).priorities) {
      for (const { notes } of lists) {
        const [onto, ...more] = notes.slice(0, 4)
        if (!onto || more.length < 2) continue
        this.#made += 1
        const cluster = `rehearsed-${this.#made}` as ClusterId
        const title = { fi: `Ryhmä ${this.#made}`, en: `Cluster ${this.#made}` }
        await person.act(groupNotes(person.view, this.#actor(person), { framework, cluster, title, onto, notes: more }))
        return
      }
    }
    await pause(at % 2)
  }

  // ------------------------------------------------------------------ votes

  async #vote(step: StepId, durationMs: number): Promise<void> {
    const lead = this.#leader
    const [framework] = orderedIds<FrameworkId>(lead.view.rows('frameworks'))
    if (!framework) return
    const round = 'rehearsed-dots' as RoundId
    const rules = { kind: 'dots', framework, on: 'clusters', dots: DOTS, perTarget: 3 } as const
    await lead.act(
      addRound(lead.view, this.#actor(lead), { id: round, title: { en: 'What matters most?' }, rules, step }),
    )
    await lead.act(openRound(lead.view, this.#actor(lead), round))
    const targets = this.#clusters(framework)
    if (targets.length === 0) return
    await this.#cast(round, durationMs, () => {
      const given = new Map<string, number>()
      for (let dot = 0; dot < DOTS; dot += 1) {
        const target = targets[Math.floor(this.#options.random() ** 2 * targets.length)]
        if (target && (given.get(target) ?? 0) < rules.perTarget) given.set(target, (given.get(target) ?? 0) + 1)
      }
      this.figures.dotsGiven += [...given.values()].reduce((sum, count) => sum + count, 0)
      return { kind: 'dots', dots: [...given] }
    })
    await this.#count(round)
    const result = lead.view.row('results', round)?.result
    if (result?.kind === 'dots') this.figures.dotsCounted = result.targets.reduce((sum, { dots }) => sum + dots, 0)
  }

  async #rate(step: StepId, durationMs: number): Promise<void> {
    const lead = this.#leader
    const [framework] = orderedIds<FrameworkId>(lead.view.rows('frameworks'))
    const result = lead.view.row('results', 'rehearsed-dots')?.result
    if (!framework || result?.kind !== 'dots') return
    const round = 'rehearsed-axes' as RoundId
    const targets = result.targets.slice(0, RATED).map(({ id }) => id)
    const title = { en: 'Impact and effort' }
    const axes = { x: { en: 'Effort' }, y: { en: 'Impact' } }
    const rules = { kind: 'axes', framework, on: 'clusters', targets, ...axes } as const
    await lead.act(addRound(lead.view, this.#actor(lead), { id: round, title, rules: { ...rules, targets }, step }))
    await lead.act(openRound(lead.view, this.#actor(lead), round))
    const any = () => Math.floor(this.#options.random() * 11)
    await this.#cast(round, durationMs, () => ({
      kind: 'axes',
      ratings: targets.map(target => [target, any(), any()] as const),
    }))
    await this.#count(round)
  }

  async #cast(round: RoundId, durationMs: number, ballotOf: () => Ballot): Promise<void> {
    const { ask, random } = this.#options
    await Promise.all(
      this.#participants.map(async ({ seat }) => {
        await pause(random() * durationMs)
        const beginMs = performance.now()
        await ask.castBallot(seat.board, seat.token, round, ballotOf())
        this.figures.ballot.add(performance.now() - beginMs)
      }),
    )
  }

  async #count(round: RoundId): Promise<void> {
    const lead = this.#leader
    await lead.act(closeRound(lead.view, this.#actor(lead), round))
    await until('the vote is counted', () => lead.view.row('results', round) !== undefined)
  }

  #clusters(framework: FrameworkId): ClusterId[] {
    const { priorities } = contentsOf(this.#leader.view, framework)
    return priorities.flatMap(({ lists }) => lists.flatMap(({ clusters }) => clusters.map(({ cluster }) => cluster)))
  }

  // ------------------------------------------------------------------ the end

  /** Every note that was called saved is in the export. */
  async #check(): Promise<void> {
    const { ask } = this.#options
    const { board, token } = this.#leader.seat
    const exported = JSON.stringify(await ask.exportJson(board, token))
    const texts = this.#participants.flatMap(person =>
      [...person.view.rows('ownNotes').values()].map(({ note }) => note.text),
    )
    this.figures.notesLost = texts.filter(text => !exported.includes(JSON.stringify(text).slice(1, -1))).length
  }

  #actor(person: SimulatedPerson) {
    return actorOf(person.view, person === this.#lead ? 'facilitator' : 'participant')
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

const LOOK_MS = 10
const PATIENCE_MS = 60_000

async function until(what: string, isSo: () => boolean): Promise<void> {
  const endMs = performance.now() + PATIENCE_MS
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`waited ${PATIENCE_MS / 1000} s and more until ${what}`)
    await pause(LOOK_MS)
  }
}

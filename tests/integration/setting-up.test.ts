import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  setAim,
  setBoardLanguage,
  setContentLanguages,
  setRetainUntil,
  setTitle,
} from '#shared/domain/commands/about.ts'
import {
  addPrompt,
  addWorkshop,
  editPrompt,
  editWorkshop,
  movePrompt,
  moveWorkshop,
  removePrompt,
  removeWorkshop,
  retirePrompt,
  setPromptLetter,
} from '#shared/domain/commands/asking.ts'
import {
  addFramework,
  addPriorities,
  addPriority,
  editFramework,
  editPriority,
  moveFramework,
  movePriority,
  removeFramework,
  removePriority,
} from '#shared/domain/commands/frameworks.ts'
import { addStep, duplicateStep, editStep, moveStep, removeStep } from '#shared/domain/commands/steps.ts'
import { dayAfter } from '#shared/domain/dates.ts'
import type { FrameworkId, PriorityId, PromptId, StepId, WorkshopId } from '#shared/domain/ids.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { type Actor, actorOf } from '#shared/domain/roles.ts'
import { LANGUAGES, type View } from '#shared/domain/tables.ts'
import type { CreateBoardAnswer, Role } from '#shared/protocol/api.ts'
import { stepRules } from '#shared/template/step-starts.ts'
import { ChildServer } from '#tests/support/child-server.ts'
import { eventually } from '#tests/support/eventually.ts'
import { OpenPage } from '#tests/support/open-page.ts'

let server: ChildServer
let board: CreateBoardAnswer
const pages: OpenPage[] = []

beforeAll(async () => {
  server = await ChildServer.create()
  board = await server.createBoard()
})
afterAll(async () => {
  for (const page of pages) await page.session.close()
  await server.close()
})

async function join(role: Role): Promise<OpenPage> {
  const page = await OpenPage.join(server.origin, board, role)
  pages.push(page)
  await eventually('the page is settled', () => page.isSettled)
  return page
}

const title = { fi: 'Uusi', sv: 'Ny', en: 'New' }
const long = { fi: 'ä'.repeat(4000), sv: 'å'.repeat(4000), en: 'e'.repeat(4000) }
const framework = 'fresh-frame' as FrameworkId
const priority = 'fresh-priority' as PriorityId
const prompt = 'fresh-prompt' as PromptId
const workshop = 'fresh-workshop' as WorkshopId
const step = 'fresh-step' as StepId
const copy = 'fresh-copy' as StepId
const works = 'works' as PromptId
const today = new Date().toISOString().slice(0, 10)
const many = Array.from({ length: 40 }, (_, i) => ({ id: `many${i}` as PriorityId, title: { fi: `Monta ${i}` } }))

type Command = (view: View, actor: Actor) => Plan
/** Every act of the set-up, each on what those before it made. */
const COMMANDS: readonly (readonly [string, Command])[] = [
  ['setTitle', (view, actor) => setTitle(view, actor, title)],
  ['setAim', (view, actor) => setAim(view, actor, long)],
  ['setContentLanguages', (view, actor) => setContentLanguages(view, actor, ['fi', 'sv'])],
  ['setBoardLanguage', (view, actor) => setBoardLanguage(view, actor, 'en')],
  ['setRetainUntil', (view, actor) => setRetainUntil(view, actor, { date: dayAfter(today, 30), today })],
  ['addFramework', (view, actor) => addFramework(view, actor, { id: framework, title })],
  ['editFramework', (view, actor) => editFramework(view, actor, { framework, title, description: long })],
  ['moveFramework', (view, actor) => moveFramework(view, actor, { framework, index: 0 })],
  ['addPriority', (view, actor) => addPriority(view, actor, { id: priority, framework, title, description: long })],
  ['addPriorities', (view, actor) => addPriorities(view, actor, { framework, added: many })],
  ['editPriority', (view, actor) => editPriority(view, actor, { priority, title: { fi: 'Toinen' } })],
  ['movePriority', (view, actor) => movePriority(view, actor, { priority, index: 9 })],
  ['addPrompt', (view, actor) => addPrompt(view, actor, { id: prompt, title, hint: long })],
  ['editPrompt', (view, actor) => editPrompt(view, actor, { prompt, title: { fi: 'Mitä?' } })],
  ['setPromptLetter', (view, actor) => setPromptLetter(view, actor, { prompt, letter: 'A' })],
  ['movePrompt', (view, actor) => movePrompt(view, actor, { prompt, index: 0 })],
  ['retirePrompt', (view, actor) => retirePrompt(view, actor, { prompt, isRetired: true })],
  ['asking it again', (view, actor) => retirePrompt(view, actor, { prompt, isRetired: false })],
  ['addWorkshop', (view, actor) => addWorkshop(view, actor, { id: workshop, title, date: today })],
  ['editWorkshop', (view, actor) => editWorkshop(view, actor, { workshop, date: dayAfter(today, 1) })],
  ['moveWorkshop', (view, actor) => moveWorkshop(view, actor, { workshop, index: 0 })],
  [
    'addStep',
    (view, actor) => addStep(view, actor, { id: step, title, rules: stepRules('write', [works]), talk: long }),
  ],
  ['editStep', (view, actor) => editStep(view, actor, { step, rules: stepRules('arrange', []) })],
  ['duplicateStep', (view, actor) => duplicateStep(view, actor, { step, id: copy })],
  ['moveStep', (view, actor) => moveStep(view, actor, { step: copy, index: 0 })],
  ['removeStep', (view, actor) => removeStep(view, actor, copy)],
  ['removeWorkshop', (view, actor) => removeWorkshop(view, actor, workshop)],
  ['removePrompt', (view, actor) => removePrompt(view, actor, prompt)],
  ['removePriority', (view, actor) => removePriority(view, actor, priority)],
  ['removeFramework', (view, actor) => removeFramework(view, actor, framework)],
]

const TABLES = ['about', 'frameworks', 'priorities', 'prompts', 'workshops', 'steps'] as const
function setupOf({ session }: OpenPage): string {
  return JSON.stringify(TABLES.map(table => [...session.view.rows(table)].sort(([a], [b]) => (a < b ? -1 : 1))))
}

test('[D5] a facilitator’s every act of setting up is taken by the server and shown to everyone; undone, all is as before', async () => {
  const facilitator = await join('facilitator')
  const participant = await join('participant')
  const viewer = await join('viewer')
  const before = setupOf(facilitator)
  for (const [name, command] of COMMANDS) {
    const { session } = facilitator
    const outcome = session.act(command(session.view, actorOf(session.view, 'facilitator')))
    expect(outcome, name).toEqual({ done: true })
    await eventually(`${name} is saved`, () => facilitator.isSettled)
    for (const other of [participant, viewer])
      await eventually(`${name} is shown`, () => setupOf(other) === setupOf(facilitator))
    expect(facilitator.happenings, name).toEqual([])
  }
  for (const [name] of [...COMMANDS].reverse()) {
    expect(facilitator.session.undo(), name).toBe(true)
    await eventually(`${name} undone is saved`, () => facilitator.isSettled)
  }
  expect(facilitator.happenings).toEqual([])
  expect(setupOf(facilitator)).toBe(before)
  await eventually('all is as before for everyone', () => setupOf(participant) === before)
}, 60_000)

test.each(['participant', 'viewer'] as const)(
  '[D5] a %s is refused by the server whatever a hand-made client sends, and nobody is shown it',
  async role => {
    const facilitator = await join('facilitator')
    const other = await join(role)
    const before = setupOf(facilitator)
    const hand = { role: 'facilitator', mayArrange: true } as const
    const rows: readonly Plan[] = [
      setContentLanguages(other.session.view, hand, ['fi']),
      setRetainUntil(other.session.view, hand, { date: dayAfter(today, 2), today }),
      editFramework(other.session.view, hand, { framework: 'national' as FrameworkId, description: title }),
      setPromptLetter(other.session.view, hand, { prompt: works, letter: 'Q' }),
      retirePrompt(other.session.view, hand, { prompt: works, isRetired: true }),
    ]
    for (const plan of rows) {
      const heard = other.happenings.length
      other.session.act(plan)
      await eventually('it is refused', () => other.happenings.length > heard)
      expect(other.happenings.at(-1)).toMatchObject({ kind: 'edit-refused', reason: 'not-allowed' })
      await eventually('the page is right again', () => setupOf(other) === before)
    }
    expect(setupOf(facilitator)).toBe(before)
  },
  60_000,
)

test('the gate takes no languages that are none, and no hidden question that is not hidden', async () => {
  const facilitator = await join('facilitator')
  const before = setupOf(facilitator)
  const bad = [
    { kind: 'put', table: 'about', id: 'board', fields: { languages: [] } },
    { kind: 'put', table: 'about', id: 'board', fields: { languages: [...LANGUAGES, 'de'] } },
    { kind: 'put', table: 'about', id: 'board', fields: { anonymity: 'named' } },
    { kind: 'put', table: 'prompts', id: 'works', fields: { retired: false } },
    { kind: 'put', table: 'frameworks', id: 'national', fields: { description: { de: 'x' } } },
  ]
  for (const change of bad) {
    const heard = facilitator.happenings.length
    facilitator.act(change as never)
    await eventually('it is refused', () => facilitator.happenings.length > heard)
    await eventually('the page is right again', () => setupOf(facilitator) === before)
  }
}, 60_000)

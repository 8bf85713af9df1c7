import type {
  ClusterId,
  FrameworkId,
  NoteId,
  OwnNoteId,
  ParticipantId,
  PriorityId,
  PromptId,
  StepId,
  WorkshopId,
} from '#shared/domain/ids.ts'
import type { Actor } from '#shared/domain/roles.ts'
import type { Note, StepRules } from '#shared/domain/tables.ts'
import { PlainView } from './plain-view.ts'

export const facilitator: Actor = { role: 'facilitator', mayArrange: true }
export const arranger: Actor = { role: 'participant', mayArrange: true }
export const writer: Actor = { role: 'participant', mayArrange: false }
export const viewer: Actor = { role: 'viewer', mayArrange: false }

export const goals = 'goals' as FrameworkId
export const regions = 'regions' as FrameworkId
export const schools = 'schools' as PriorityId
export const health = 'health' as PriorityId
export const north = 'north' as PriorityId
export const works = 'works' as PromptId
export const develop = 'develop' as PromptId
export const spring = 'spring' as WorkshopId
export const autumn = 'autumn' as WorkshopId

export const noteId = (id: string) => id as NoteId
export const ownNoteId = (id: string) => id as OwnNoteId
export const clusterId = (id: string) => id as ClusterId
export const stepId = (id: string) => id as StepId
export const participantId = (id: string) => id as ParticipantId

const writing: StepRules = {
  kind: 'write',
  minutes: 10,
  prompts: [works, develop],
  mode: 'open',
  arrange: 'facilitators',
}

/** Rules of a step: writing to both prompts in the open, unless told otherwise. */
export function rules(change: Partial<StepRules> = {}): StepRules {
  return { ...writing, ...change }
}

/** Two frameworks, two prompts, two workshops, no step, no note; anonymous. */
export function smallBoard(): PlainView {
  return new PlainView()
    .with('about', 'board', { title: { fi: 'Strategia' }, schema: 1, anonymity: 'anonymous', language: 'fi' })
    .with('frameworks', goals, { title: { fi: 'Tavoitteet' }, order: 'a0' })
    .with('frameworks', regions, { title: { fi: 'Alueet' }, order: 'a1' })
    .with('priorities', schools, { title: { fi: 'Koulut' }, framework: goals, order: 'a0' })
    .with('priorities', health, { title: { fi: 'Terveys' }, framework: goals, order: 'a1' })
    .with('priorities', north, { title: { fi: 'Pohjoinen' }, framework: regions, order: 'a0' })
    .with('prompts', works, { title: { fi: 'Mikä toimii?' }, letter: 'A', order: 'a0' })
    .with('prompts', develop, { title: { fi: 'Mitä kehitetään?' }, letter: 'B', order: 'a1' })
    .with('workshops', spring, { title: { fi: 'Kevät' }, date: '2026-04-14', order: 'a0' })
    .with('workshops', autumn, { title: { fi: 'Syksy' }, date: '2026-10-06', order: 'a1' })
}

/** A published note: to the first prompt, from the spring, wished under `schools`, unless told otherwise. */
export function note(change: Partial<Note> = {}): Note {
  return {
    text: 'Yhteistyö toimii',
    prompt: works,
    workshop: spring,
    wish: { framework: goals, priority: schools },
    ...change,
  }
}

/** Puts notes on a board, each with the same words unless told otherwise. */
export function withNotes(view: PlainView, ids: readonly string[], change: Partial<Note> = {}): PlainView {
  for (const id of ids) view.with('notes', id, { note: note(change) })
  return view
}

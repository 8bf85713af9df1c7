import type { ClusterId, NoteId, PriorityId, PromptId, StepId, WorkshopId } from '#shared/domain/ids.ts'
import { placeAt } from '#shared/domain/order.ts'
import { placeId } from '#shared/domain/placing.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import type { LocalText, Place } from '#shared/domain/tables.ts'
import { accessible } from './example-accessible.ts'
import { crossSector } from './example-cross-sector.ts'
import { digital } from './example-digital.ts'
import { equality } from './example-equality.ts'
import { knowledge } from './example-knowledge.ts'
import type { ExampleList, ExampleNote, ExamplePriority } from './example-notes.ts'
import { OPEN_NOTES } from './example-open.ts'
import { quality } from './example-quality.ts'
import { REGIONAL_CLUSTERS } from './example-regional.ts'
import { exampleVote } from './example-vote.ts'
import { NATIONAL, PROMPT_A, PROMPT_B, REGIONAL, strategyWorkshop } from './strategy-workshop.ts'

const PRIORITIES: readonly ExamplePriority[] = [accessible, digital, quality, equality, crossSector, knowledge]
const TITLE: LocalText = {
  fi: 'Esimerkki: Elinikäisen ohjauksen strategia',
  sv: 'Exempel: Strategi för livslång vägledning',
  en: 'Example: Strategy for lifelong guidance',
}
/** Steps behind us; the arranging of the third workshop runs. */
const BEGAN = ['welcome', 'check-in', 'write-a', 'write-b', 'arrange']
const REVEALED = ['write-a', 'write-b']
const OPEN_COLUMNS = 4
const OPEN_STEP_UNITS = [240, 190] as const

export interface ExampleStart {
  /** ISO date of the first of the three workshops. */
  readonly startDate: string
  readonly retainUntil: string
}

/** A strategy workshop in full swing: its third workshop arranges what all three wrote. The same start gives the same rows. */
export function exampleBoard({ startDate, retainUntil }: ExampleStart): {
  readonly title: { readonly fi: string; readonly sv: string; readonly en: string }
  readonly rows: readonly Put[]
} {
  const writer = new ExampleWriter()
  for (const priority of PRIORITIES) writer.addPriority(priority)
  OPEN_NOTES.forEach((note, index) => {
    writer.addOpen(note, note.prompt === 'works' ? PROMPT_A : PROMPT_B, openPoint(index))
  })
  const rows = [
    ...strategyWorkshop.rows({ title: TITLE, language: 'fi', anonymity: 'anonymous', startDate, retainUntil }),
    ...BEGAN.map(step =>
      put('progress', step, REVEALED.includes(step) ? { began: true, revealed: true } : { began: true }),
    ),
    put('run', 'board', { step: 'arrange' as StepId, workshop: 'third' as WorkshopId }),
    ...writer.rows(),
    ...exampleVote(PRIORITIES),
  ]
  return { title: { fi: TITLE.fi ?? '', sv: TITLE.sv ?? '', en: TITLE.en ?? '' }, rows }
}

/** A loose heap beside the areas, so that nothing lies under anything else. */
function openPoint(index: number): readonly [number, number] {
  const column = index % OPEN_COLUMNS
  const row = Math.floor(index / OPEN_COLUMNS)
  const [stepX, stepY] = OPEN_STEP_UNITS
  return [column * stepX + (row % 2) * 30, row * stepY + (column % 2) * 24]
}

interface Placed {
  readonly note: NoteId
  readonly prompt: PromptId
}

/** Gathers rows; ids count up, so they are the same each time. */
class ExampleWriter {
  private readonly notes: Put[] = []
  private readonly arrangement: Put[] = []
  /** By regional cluster or priority, in the order of writing. */
  private readonly inCluster = new Map<string, Placed[]>()
  private readonly inPriority = new Map<PriorityId, Placed[]>()
  private count = 0

  addPriority({ id, works, develop }: ExamplePriority): void {
    this.addList(id, PROMPT_A, works)
    this.addList(id, PROMPT_B, develop)
  }

  addOpen(note: ExampleNote, prompt: PromptId, [x, y]: readonly [number, number]): void {
    this.place(this.addNote(note, prompt), { in: 'open', at: [x, y] })
  }

  rows(): Put[] {
    return [...this.notes, ...this.arrangement, ...this.regional()]
  }

  private addList(priority: PriorityId, prompt: PromptId, list: ExampleList): void {
    eachWithOrder(list.clusters, (cluster, order) => {
      this.arrangement.push(
        put('clusters', cluster.id, {
          title: { fi: cluster.title },
          place: { framework: NATIONAL, priority, prompt, order },
        }),
      )
      eachWithOrder(cluster.notes, (note, inner) => {
        this.place(this.addNote(note, prompt), { in: 'cluster', cluster: cluster.id as ClusterId, order: inner })
      })
    })
    eachWithOrder(list.notes, (note, order) => {
      this.place(this.addNote(note, prompt), { in: 'priority', priority, order })
    })
  }

  private addNote(note: ExampleNote, prompt: PromptId): NoteId {
    this.count += 1
    const id = `example-${String(this.count).padStart(3, '0')}` as NoteId
    const { text, workshop, isKey, colour, regional } = note
    this.notes.push(put('notes', id, { note: { text, prompt, workshop, language: 'fi' } }))
    if (isKey || colour)
      this.arrangement.push(put('marks', id, { ...(isKey && { key: true }), ...(colour && { colour }) }))
    if (regional && 'cluster' in regional) gather(this.inCluster, regional.cluster, { note: id, prompt })
    else if (regional) gather(this.inPriority, regional.priority, { note: id, prompt })
    return id
  }

  private place(note: NoteId, place: Place): void {
    this.arrangement.push(put('places', placeId(NATIONAL, note), { place }))
  }

  private regional(): Put[] {
    const rows: Put[] = []
    eachWithOrder(REGIONAL_CLUSTERS, ({ id, priority, prompt, title }, order) => {
      const place = { framework: REGIONAL, priority: priority as PriorityId, prompt: prompt as PromptId, order }
      rows.push(put('clusters', id, { title: { fi: title }, place }))
    })
    for (const [cluster, placed] of this.inCluster) {
      eachWithOrder(placed, ({ note }, order) => {
        rows.push(
          put('places', placeId(REGIONAL, note), { place: { in: 'cluster', cluster: cluster as ClusterId, order } }),
        )
      })
    }
    for (const [priority, placed] of this.inPriority) {
      eachWithOrder(placed, ({ note }, order) => {
        rows.push(put('places', placeId(REGIONAL, note), { place: { in: 'priority', priority, order } }))
      })
    }
    return rows
  }
}

function eachWithOrder<T>(list: readonly T[], act: (item: T, order: string) => void): void {
  const { keys } = placeAt([], 0, list.length)
  list.forEach((item, index) => {
    act(item, keys[index] ?? 'a0')
  })
}

function gather<K>(into: Map<K, Placed[]>, key: K, item: Placed): void {
  const there = into.get(key)
  if (there) there.push(item)
  else into.set(key, [item])
}

import type { Laid } from '#client/app/contents-store.ts'
import { besideOf } from '#shared/domain/commands/own-notes.ts'
import type { ClusterId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import { dropTargetAt } from '#shared/domain/layout/drop-target.ts'
import { contains, type Point } from '#shared/domain/layout/geometry.ts'
import { cornerAt, type Layout, type ListBox } from '#shared/domain/layout/layout.ts'
import { NOTE_SIZE, PITCH } from '#shared/domain/layout/sizes.ts'
import type { View, Wish } from '#shared/domain/tables.ts'

/** Where somebody stands who wants to write: what a note there answers, its place, and where its card is shown. */
export interface Standing {
  /** None in open space and on a priority's title: there the writer chooses. */
  readonly prompt: PromptId | undefined
  readonly wish: Wish | undefined
  readonly corner: Point
}

const NOBODY: ReadonlySet<NoteId> = new Set()

/** At a point of the board; undefined between the areas. */
export function standingAt({ layout, grid }: Laid, point: Point): Standing | undefined {
  const { framework } = layout
  const target = dropTargetAt(layout, grid, point, NOBODY)
  if (!target) return undefined
  const corner: Point = [point[0] - NOTE_SIZE.width / 2, point[1] - NOTE_SIZE.height / 4]
  if (target.kind === 'open') {
    const [left, top] = layout.openStart
    return {
      prompt: undefined,
      wish: { framework, at: [target.at[0], target.at[1]] },
      corner: [left + target.at[0], top + target.at[1]],
    }
  }
  const area = layout.areas.find(({ box }) => contains(box, point))
  if (!area) return undefined
  const list = area.lists.find(({ box }) => contains(box, point))
  return { prompt: list?.prompt, wish: { framework, priority: area.priority }, corner }
}

/** Beside a note: the end of its list, or below it in open space. */
export function standingBeside(view: View, { layout }: Laid, note: NoteId): Standing | undefined {
  const card = layout.cardOf.get(note)
  const prompt = view.row('notes', note)?.note.prompt
  if (!card || !prompt) return undefined
  const wish = besideOf(view, layout.framework, note)
  const list = wish?.priority && listOf(layout, wish.priority, prompt)
  return { prompt, wish, corner: list ? endOf(layout, list) : [card.x, card.y + PITCH.y] }
}

/** In the list that a cluster lies in. */
export function standingUnder(view: View, { layout }: Laid, cluster: ClusterId): Standing | undefined {
  const place = view.row('clusters', cluster)?.place
  const list = place && listOf(layout, place.priority, place.prompt)
  if (!place || !list) return undefined
  const { framework, priority, prompt } = place
  return { prompt, wish: { framework, priority }, corner: endOf(layout, list) }
}

function listOf({ areas }: Layout, priority: PriorityId, prompt: PromptId): ListBox | undefined {
  return areas.find(area => area.priority === priority)?.lists.find(list => list.prompt === prompt)
}

/** Where the next card of a list would lie. */
function endOf({ pending }: Layout, { cards, box }: ListBox): Point {
  const waiting = pending.filter(({ x, y }) => contains(box, [x, y])).length
  return cornerAt(cards, cards.count + waiting)
}

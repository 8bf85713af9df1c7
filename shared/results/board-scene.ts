import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { around, type Rect } from '#shared/domain/layout/geometry.ts'
import { cardBox, layOut } from '#shared/domain/layout/layout.ts'
import { type Contents, contentsOf, orderedIds } from '#shared/domain/placing.ts'
import type { Language, LocalText, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import { withDirectionsClosed } from './directions.ts'
import { type Colour, RESULTS_WORDS } from './results-words.ts'

/** What lies where on the canvas of one framework, as plain data in one language: for drawing without the board. */
export interface BoardScene {
  readonly language: Language
  readonly title: string
  /** For who does not see the picture. */
  readonly description: string
  readonly bounds: Rect
  readonly areas: readonly TitledBox[]
  readonly lists: readonly (TitledBox & { readonly letter: string })[]
  readonly clusters: readonly TitledBox[]
  readonly cards: readonly SceneCard[]
}
export interface TitledBox {
  readonly title: string
  readonly box: Rect
}
export interface SceneCard {
  readonly box: Rect
  /** Bold between two asterisks. */
  readonly text: string
  readonly letter: string
  readonly isKey: boolean
  readonly colour: Colour
}

export interface SceneQuestion {
  readonly language: Language
  /** The first one of the board if undefined or unknown. */
  readonly framework: FrameworkId | undefined
  /** Only notes of this workshop. */
  readonly workshop: string | undefined
}

/** The canvas of a framework; undefined if the board has none. */
export function boardScene(view: View, { language, framework, workshop }: SceneQuestion): BoardScene | undefined {
  const id =
    framework !== undefined && view.row('frameworks', framework)
      ? framework
      : orderedIds<FrameworkId>(view.rows('frameworks'))[0]
  if (id === undefined) return undefined
  const about = view.row('about', 'board')
  const words = RESULTS_WORDS[language]
  const say = (text: LocalText | undefined) => textIn(text ?? {}, language, about?.language ?? language)
  const isAsked = (note: NoteId) => workshop === undefined || view.row('notes', note)?.note.workshop === workshop
  const layout = layOut(within(contentsOf(view, id), isAsked))
  const lists = layout.areas.flatMap(area => area.lists)
  const board = say(about?.title)
  const frameworkTitle = say(view.row('frameworks', id)?.title)
  return {
    language,
    title: board === frameworkTitle ? board : `${board}: ${frameworkTitle}`,
    description: words.picture(board, frameworkTitle, layout.areas.length, layout.cards.length),
    bounds: around([...layout.areas.map(area => area.box), ...layout.cards.map(cardBox)]),
    areas: layout.areas.map(({ priority, box }, at) => ({
      title: `${at + 1}. ${say(view.row('priorities', priority)?.title)}`,
      box,
    })),
    lists: lists.map(({ prompt, box }) => {
      const row = view.row('prompts', prompt)
      return { title: say(row?.title), letter: row?.letter ?? '', box }
    }),
    clusters: lists.flatMap(list =>
      list.clusters.map(({ cluster, box, cards }) => ({
        title: `${say(view.row('clusters', cluster)?.title) || words.unnamedCluster} (${cards.count})`,
        box,
      })),
    ),
    cards: layout.cards.flatMap(card => {
      const note = view.row('notes', card.note)?.note
      if (!note) return []
      const marks = view.row('marks', card.note)
      return {
        box: cardBox(card),
        text: withDirectionsClosed(view.row('wordings', card.note)?.text ?? note.text),
        letter: view.row('prompts', note.prompt)?.letter ?? '',
        isKey: marks?.key === true,
        colour: marks?.colour ?? 'paper',
      }
    }),
  }
}

/** The same with some notes only; clusters that hold none of them are left out. */
function within(contents: Contents, isAsked: (note: NoteId) => boolean): Contents {
  return {
    ...contents,
    priorities: contents.priorities.map(priority => ({
      ...priority,
      lists: priority.lists.map(list => ({
        ...list,
        clusters: list.clusters
          .map(cluster => ({ ...cluster, notes: cluster.notes.filter(isAsked) }))
          .filter(cluster => cluster.notes.length > 0),
        notes: list.notes.filter(isAsked),
      })),
    })),
    open: contents.open.filter(({ note }) => isAsked(note)),
  }
}

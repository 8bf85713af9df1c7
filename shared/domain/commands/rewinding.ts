import { accept, type Change, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { isSame } from '#shared/domain/same.ts'
import { type Row, TABLES, type View } from '#shared/domain/tables.ts'

/** The tables that say how a board is arranged: words are not among them, so rewinding loses none. */
export const ARRANGED_TABLES = ['places', 'clusters', 'marks'] as const
type ArrangedTable = (typeof ARRANGED_TABLES)[number]

/** How a board was arranged at some moment: the rows of each table by id. */
export type Arrangement = { readonly [T in ArrangedTable]: Readonly<Record<string, Row<T>>> }

/** The arrangement as it is now. */
export function arrangementOf(view: View): Arrangement {
  return {
    places: Object.fromEntries(view.rows('places')),
    clusters: Object.fromEntries(view.rows('clusters')),
    marks: Object.fromEntries(view.rows('marks')),
  }
}

/**
 * Makes the arrangement what it was then, in one act that can be undone. Notes that came since lie where their authors
 * wished them, or in open space; none is lost.
 */
export function rewindTo(view: View, actor: Actor, then: Arrangement): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const changes = ARRANGED_TABLES.flatMap(table => changesOf(view, table, then[table]))
  return changes.length === 0 ? refuse('nothing-to-do') : accept(...changes)
}

/** What rewinding would do, to be said before. */
export interface RewindMeans {
  readonly clustersBack: number
  readonly clustersGone: number
  /** Notes that come to lie elsewhere, clusters aside. */
  readonly notesMoved: number
}

export function rewindMeans(view: View, then: Arrangement): RewindMeans {
  const clusters = view.rows('clusters')
  const places = view.rows('places')
  const wasThere = Object.keys(then.clusters)
  const moved = new Set([...places.keys(), ...Object.keys(then.places)])
  return {
    clustersBack: wasThere.filter(id => !clusters.has(id)).length,
    clustersGone: [...clusters.keys()].filter(id => !Object.hasOwn(then.clusters, id)).length,
    notesMoved: [...moved].filter(id => !isSame(places.get(id)?.place, then.places[id]?.place)).length,
  }
}

function changesOf<T extends ArrangedTable>(view: View, table: T, then: Readonly<Record<string, Row<T>>>): Change[] {
  const now = view.rows(table)
  const gone = [...now.keys()].filter(id => !Object.hasOwn(then, id)).map(id => remove(table, id))
  const back = Object.entries<Row<T>>(then).flatMap(([id, row]): Change[] => {
    const is = now.get(id)
    if (isSame(is, row)) return []
    // A field that the row had not then is taken away again.
    const fields = Object.keys(TABLES[table]).map(field => [field, (row as Record<string, unknown>)[field]])
    return [put(table, id, Object.fromEntries(fields))]
  })
  return [...gone, ...back]
}

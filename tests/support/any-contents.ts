import fc from 'fast-check'
import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { Contents, OpenNote } from '#shared/domain/placing.ts'

const coordinate = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -400, max: 900 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 168, 180, 100_000, -100_000) },
  { weight: 2, arbitrary: fc.double({ min: -500, max: 1500, noNaN: true }) },
)
const point = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(coordinate, coordinate) },
  { weight: 1, arbitrary: fc.constant([50, 50] as [number, number]) },
  { weight: 1, arbitrary: fc.constant(undefined) },
)
const count = fc.oneof({ weight: 5, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(40) })
const sketch = fc.record({
  prompts: fc.integer({ min: 0, max: 4 }),
  priorities: fc.array(fc.array(fc.record({ clusters: fc.array(count, { maxLength: 4 }), notes: count })), {
    maxLength: 7,
  }),
  open: fc.array(point, { maxLength: 60 }),
})

/** The contents of some framework: areas, lists, clusters and open space of every kind, crowded points included. */
export const anyContents: fc.Arbitrary<Contents> = sketch.map(({ prompts, priorities, open }) => {
  let notes = 0
  let clusters = 0
  const some = (length: number) => Array.from({ length }, () => `n${notes++}` as NoteId)
  return {
    framework: 'f' as FrameworkId,
    priorities: priorities.map((lists, p) => ({
      priority: `p${p}` as PriorityId,
      noteCount: 0,
      lists: Array.from({ length: prompts }, (_, i) => ({
        prompt: `q${i}` as PromptId,
        clusters: (lists[i]?.clusters ?? []).map(size => ({
          cluster: `c${clusters++}` as ClusterId,
          notes: some(size),
        })),
        notes: some(lists[i]?.notes ?? 0),
      })),
    })),
    open: open.map((at, i): OpenNote => ({ note: `o${i}` as NoteId, at })),
  }
})

/** Every note of the contents, in reading order, once for each time it is in them. */
export function notesIn({ priorities, open }: Contents): NoteId[] {
  return [
    ...priorities.flatMap(({ lists }) =>
      lists.flatMap(list => [...list.clusters.flatMap(each => each.notes), ...list.notes]),
    ),
    ...open.map(({ note }) => note),
  ]
}

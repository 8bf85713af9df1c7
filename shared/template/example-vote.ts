import type { ClusterId } from '#shared/domain/ids.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import type { RoundResult } from '#shared/domain/tables.ts'
import type { ExamplePriority } from './example-notes.ts'
import { NATIONAL } from './strategy-workshop.ts'

const VOTERS = 48
const ROUND = 'example-vote'

/** The vote that closed the second workshop: what weighed most among the national goals. The same rows each time. */
export function exampleVote(priorities: readonly ExamplePriority[]): readonly Put[] {
  const clusters = priorities.flatMap(({ works, develop }) => [...works.clusters, ...develop.clusters])
  const targets = clusters
    .map(({ id, title, notes }, at) => {
      const dots = Math.max(1, notes.length * 3 - ((at * 7) % 11))
      return { id: id as ClusterId, title: { fi: title }, voters: Math.ceil(dots * 0.7), dots }
    })
    .toSorted((a, b) => b.dots - a.dots || b.voters - a.voters || (a.id < b.id ? -1 : 1))
  const result: RoundResult = { kind: 'dots', voters: VOTERS, returned: 0, targets }
  return [
    put('rounds', ROUND, {
      title: {
        fi: 'Mikä on tärkeintä ensi vuonna?',
        sv: 'Vad är viktigast nästa år?',
        en: 'What matters most next year?',
      },
      rules: { kind: 'dots', framework: NATIONAL, on: 'clusters', dots: 5, perTarget: 3 },
      state: 'closed',
      order: 'a0',
    }),
    put('results', ROUND, { result }),
  ]
}

import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useSession } from '#client/hooks/use-session.ts'
import type { ClusterId, FrameworkId } from '#shared/domain/ids.ts'
import type { View } from '#shared/domain/tables.ts'
import { newestDots } from '#shared/results/votes.ts'

/** The dots of a cluster in the newest counted vote of its framework; undefined where it had none. */
export function useDots(cluster: ClusterId): number | undefined {
  const { view } = useSession()
  // Read for when they change.
  useRows('rounds')
  useRows('results')
  const framework = useRow('clusters', cluster)?.place.framework
  return framework === undefined ? undefined : dotsOf(view, framework).get(cluster)
}

/** Every cluster on the screen asks: counted once for each state of the results. */
const known = new WeakMap<object, Map<FrameworkId, ReadonlyMap<string, number>>>()

function dotsOf(view: View, framework: FrameworkId): ReadonlyMap<string, number> {
  const results = view.rows('results')
  const found = known.get(results) ?? new Map<FrameworkId, ReadonlyMap<string, number>>()
  known.set(results, found)
  const dots = found.get(framework) ?? newestDots(view, framework)
  found.set(framework, dots)
  return dots
}

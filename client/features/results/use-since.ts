import { useMemo } from 'react'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useSession } from '#client/hooks/use-session.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { type Since, sinceLast } from '#shared/results/since.ts'

/** What the workshop that is on has brought; counted anew when something that it counts has changed. */
export function useSince(framework: FrameworkId): Since | undefined {
  const { view } = useSession()
  const seen = [
    useRow('run', 'board'),
    useRows('workshops'),
    useRows('frameworks'),
    useRows('priorities'),
    useRows('prompts'),
    useRows('notes'),
    useRows('hidden'),
    useRows('places'),
    useRows('clusters'),
    useRows('rounds'),
    useRows('results'),
    useRows('steps'),
    useRows('statements'),
  ]
  return useMemo(() => sinceLast(view, framework), [view, framework, ...seen])
}

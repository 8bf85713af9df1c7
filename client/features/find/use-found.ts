import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { usePicked, useReadable } from '#client/ui/use-readable.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { Found } from './find-store.ts'

/** What is found in this framework; re-renders when that changes. */
export function useFound(framework: FrameworkId): Found {
  return useReadable(useBoard().screen.find.of(framework))
}

/** `here` is the match gone to last. Nothing is said where nothing is looked for. */
export type FoundMark = 'yes' | 'no' | 'here' | undefined

const NO_FRAMEWORK = 'none' as FrameworkId

/** How one note stands to the search; re-renders only when that changes. */
export function useFoundMark(note: NoteId): FoundMark {
  const { find } = useBoard().screen
  const found = find.of(useFramework() ?? NO_FRAMEWORK)
  const mark = usePicked(found, ({ isOn, matches }) => (isOn ? matches.has(note) : undefined))
  const isHere = usePicked(find.at, at => at === note)
  if (mark === undefined) return undefined
  if (!mark) return 'no'
  return isHere ? 'here' : 'yes'
}

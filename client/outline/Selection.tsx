import { useBoard } from '#client/app/use-board.tsx'
import { SelectionActs } from '#client/features/notes/SelectionActs.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'

/** By itself, so that a tick renders this bar and the note alone. */
export function Selection({ framework }: { readonly framework: FrameworkId }) {
  const { screen } = useBoard()
  const selected = useReadable(screen.selected)
  if (selected.size === 0) return null
  return (
    <div className={styles['selection']}>
      <SelectionActs framework={framework} />
    </div>
  )
}

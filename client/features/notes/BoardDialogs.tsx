import { lazy, Suspense } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useReadable } from '#client/ui/use-readable.ts'

const NoteDialog = lazy(async () => ({ default: (await import('./NoteDialog.tsx')).NoteDialog }))
const MoveDialog = lazy(async () => ({ default: (await import('./MoveDialog.tsx')).MoveDialog }))
const ClusterDialog = lazy(async () => ({ default: (await import('./ClusterDialog.tsx')).ClusterDialog }))
const MoveClusterDialog = lazy(async () => ({
  default: (await import('./MoveClusterDialog.tsx')).MoveClusterDialog,
}))
const CommandDialog = lazy(async () => ({
  default: (await import('#client/features/commands/CommandDialog.tsx')).CommandDialog,
}))
const KeysDialog = lazy(async () => ({
  default: (await import('#client/features/commands/KeysDialog.tsx')).KeysDialog,
}))
const HearingDialog = lazy(async () => ({
  default: (await import('#client/features/hearing/HearingDialog.tsx')).HearingDialog,
}))

const SinceDialog = lazy(async () => ({
  default: (await import('#client/features/results/SinceDialog.tsx')).SinceDialog,
}))

/** The one dialog that is open about the board, if any. */
export function BoardDialogs() {
  const { screen } = useBoard()
  const dialog = useReadable(screen.dialog)
  const close = () => screen.dialog.set(undefined)
  if (!dialog) return null
  return (
    <Suspense fallback={null}>
      {dialog.kind === 'note' && (
        <NoteDialog key={dialog.note} note={dialog.note} isEditing={dialog.isEditing} onClose={close} />
      )}
      {dialog.kind === 'move' && <MoveDialog notes={dialog.notes} onClose={close} />}
      {dialog.kind === 'cluster' && <ClusterDialog cluster={dialog.cluster} onClose={close} />}
      {dialog.kind === 'move-cluster' && <MoveClusterDialog cluster={dialog.cluster} onClose={close} />}
      {dialog.kind === 'commands' && <CommandDialog onClose={close} />}
      {dialog.kind === 'keys' && <KeysDialog onClose={close} />}
      {dialog.kind === 'hearing' && <HearingDialog onClose={close} />}
      {dialog.kind === 'since' && <SinceDialog onClose={close} />}
    </Suspense>
  )
}

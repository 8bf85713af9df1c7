import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { OwnNoteId } from '#shared/domain/ids.ts'

export interface ReceiptWords {
  readonly words: string
  readonly tone: 'going' | 'safe' | 'shown' | 'trouble'
  /** The note does not get further by itself. */
  readonly needsWriter?: boolean
}

/** The server's word on an own note; before there is one, where the note is on its way. */
export function useReceiptWords(id: OwnNoteId): ReceiptWords {
  const t = useT()
  const { connection } = useBoard().session
  const revision = useRow('ownNotes', id)?.note.revision
  const receipt = useRow('receipts', id)?.receipt
  const isOffline = usePicked(connection, ({ state }) => state !== 'live')
  const isSaved = usePicked(connection, ({ saved }) => saved)
  if (!receipt || receipt.revision !== revision) {
    if (isSaved) return { words: t('receipt.saved'), tone: 'safe' }
    return isOffline ? { words: t('receipt.device'), tone: 'trouble' } : { words: t('receipt.sending'), tone: 'going' }
  }
  switch (receipt.state) {
    case 'kept':
      return { words: t('receipt.kept'), tone: 'safe' }
    case 'waiting':
      return { words: t('receipt.waiting'), tone: 'safe' }
    case 'published':
      return { words: t('receipt.published'), tone: 'shown' }
    case 'withdrawn':
      return { words: t('receipt.withdrawn'), tone: 'safe' }
    case 'returned':
      return receipt.reason === ''
        ? { words: t('receipt.returned'), tone: 'trouble', needsWriter: true }
        : { words: t('receipt.returnedWith', { reason: receipt.reason }), tone: 'trouble', needsWriter: true }
    case 'held':
      return { words: t(`receipt.held.${receipt.why}`), tone: 'trouble', needsWriter: true }
  }
}

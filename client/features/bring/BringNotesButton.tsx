import { lazy, Suspense, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'

const BringNotes = lazy(async () => ({ default: (await import('./BringNotes.tsx')).BringNotes }))

/** For facilitators: opens the import of notes into this framework. Others are shown nothing. */
export function BringNotesButton({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const { role } = useBoard().session.facts
  const [isOpen, setOpen] = useState(false)
  if (role !== 'facilitator') return null
  return (
    <>
      <Button onClick={() => setOpen(true)} data-print="never">
        <Icon name="upload" /> {t('bring.open')}
      </Button>
      {isOpen && (
        <Suspense>
          <BringNotes framework={framework} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

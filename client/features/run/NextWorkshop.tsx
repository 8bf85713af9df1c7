import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { NextWorkshopDialog } from './NextWorkshopDialog.tsx'

/** The way to the next workshop of the series: it says first what will happen. */
export function NextWorkshop({ look = 'plain' }: { readonly look?: 'plain' | 'primary' | undefined }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look={look} data-focus-key="next-workshop" onClick={() => setOpen(true)}>
        {t('series.start')}
      </Button>
      {isOpen && <NextWorkshopDialog onClose={() => setOpen(false)} />}
    </>
  )
}

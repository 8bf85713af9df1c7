import { useState } from 'react'
import { PasteDialog } from '#client/features/write/PasteDialog.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { GALLERY_WORDS } from './gallery-words.ts'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'

const DIALOGS = ['Dialog', 'Dialog isWide', 'PasteDialog'] as const

/** What lies over everything: opened by a button each. */
export function Over() {
  const t = useT()
  const { language } = useLanguage()
  const words = GALLERY_WORDS[language]
  const [open, setOpen] = useState<(typeof DIALOGS)[number]>()
  const close = () => setOpen(undefined)
  const lines = [t('start.lead'), t('share.linksHint'), t('studio.linksOnce')]
  return (
    <Section of="over">
      {DIALOGS.map(dialog => (
        <Specimen key={dialog} name={dialog}>
          <Button onClick={() => setOpen(dialog)}>
            {words.open}: {dialog}
          </Button>
        </Specimen>
      ))}
      <Specimen name="Toast: polite">
        <Button onClick={() => toasts.show(t('news.revealed'))}>{words.open}: polite</Button>
      </Specimen>
      <Specimen name="Toast: assertive, with an act">
        <Button
          onClick={() =>
            toasts.show(t('notice.saving-stopped'), 'assertive', { label: t('board.tryAgain'), act: () => undefined })
          }
        >
          {words.open}: assertive
        </Button>
      </Specimen>
      {(open === 'Dialog' || open === 'Dialog isWide') && (
        <Dialog
          title={t('share.deleteAsk')}
          isWide={open === 'Dialog isWide'}
          onClose={close}
          foot={
            <>
              <Button onClick={close}>{t('share.deleteNo')}</Button>
              <Button look="danger" onClick={close}>
                {t('share.deleteYes')}
              </Button>
            </>
          }
        >
          <p>{t('share.deleteMeans')}</p>
        </Dialog>
      )}
      {open === 'PasteDialog' && <PasteDialog lines={lines} onClose={close} onEach={close} onOne={close} />}
    </Section>
  )
}

import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import styles from './write.module.css'

interface PasteDialogProps {
  readonly lines: readonly string[]
  readonly onEach: () => void
  readonly onOne: () => void
  readonly onClose: () => void
}

/** Many lines were pasted: shows what notes they would make, and lets one choose. */
export function PasteDialog({ lines, onEach, onOne, onClose }: PasteDialogProps) {
  const t = useT()
  const tooLong = lines.filter(line => line.length > NOTE_TEXT_MAX_CHARS).length
  return (
    <Dialog
      title={t('paste.title', { count: lines.length })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onOne}>{t('paste.one')}</Button>
          <Button look="primary" onClick={onEach} disabled={tooLong > 0}>
            {t('paste.each', { count: lines.length })}
          </Button>
        </>
      }
    >
      <p>{t('paste.explain')}</p>
      {tooLong > 0 && <p className={styles['problem']}>{t('paste.tooLong', { count: tooLong })}</p>}
      <ol className={styles['pasted']}>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change while they are shown
          <li key={i}>{line}</li>
        ))}
      </ol>
    </Dialog>
  )
}

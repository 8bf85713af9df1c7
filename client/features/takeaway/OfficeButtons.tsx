import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { OFFICE_TYPES, type OfficeFormat } from '#shared/results/office-types.ts'
import type { Results } from '#shared/results/results.ts'
import { fileName, saveFile } from './save-file.ts'

const FORMATS = Object.keys(OFFICE_TYPES) as readonly OfficeFormat[]

/** The writers are large: they are fetched by the first person who asks for such a file. */
const WRITERS: Readonly<Record<OfficeFormat, () => Promise<(results: Results) => Promise<BlobPart>>>> = {
  pptx: async () => {
    const [{ toPptx }, { toSlides }] = await Promise.all([
      import('#shared/results-files/pptx.ts'),
      import('#shared/results/slides.ts'),
    ])
    return results => toPptx(toSlides(results))
  },
  xlsx: async () => {
    const [{ toXlsx }, { toSheets }] = await Promise.all([
      import('#shared/results-files/xlsx.ts'),
      import('#shared/results/sheets.ts'),
    ])
    return results => toXlsx(toSheets(results))
  },
}

interface OfficeButtonsProps {
  readonly title: () => string
  readonly results: () => Results
}

/** The results as files for an office's programs. */
export function OfficeButtons({ title, results }: OfficeButtonsProps) {
  const t = useT()
  const [busy, setBusy] = useState<OfficeFormat>()
  const [failed, setFailed] = useState(false)
  const save = async (format: OfficeFormat) => {
    setBusy(format)
    setFailed(false)
    try {
      const writeFile = await WRITERS[format]()
      saveFile(fileName(title(), format), OFFICE_TYPES[format], await writeFile(results()))
    } catch {
      // A writer that cannot be fetched now, offline or after an update of the server, may come later.
      setFailed(true)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <>
      {FORMATS.map(format => (
        <Button key={format} disabled={busy !== undefined} onClick={() => void save(format)}>
          {t(`results.${format}`)}
        </Button>
      ))}
      <span role="status">{failed && t('results.fileFailed')}</span>
    </>
  )
}

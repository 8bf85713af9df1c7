import { useEffect, useMemo, useRef, useState } from 'react'
import { type RequestError, useBoardApi, useDevice } from '#client/app/device.tsx'
import { newId } from '#client/app/new-id.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { guessMapping, type Mapping, type ReadRow, readRows } from '#shared/bring/mapping.ts'
import { outcomeOf } from '#shared/bring/outcome.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import type { ImportNotesRequest } from '#shared/protocol/api.ts'
import { BringReport } from './BringReport.tsx'
import { BringRows } from './BringRows.tsx'
import { BringSource } from './BringSource.tsx'
import styles from './bring.module.css'
import { EarlierImports } from './EarlierImports.tsx'
import { dropImport, keepImport } from './kept-imports.ts'
import { readAside } from './read-aside.ts'
import type { ReadTable, TableFault } from './read-table.ts'
import type { Sheet } from './read-xlsx.ts'
import { useChoices, useFirstFixed, useWordsThere } from './use-choices.ts'

interface BringNotesProps {
  readonly framework: FrameworkId
  readonly onClose: () => void
  /** Reads what is brought; in a worker unless a test has none. */
  readonly read?: (source: Blob | string) => Promise<ReadTable>
}

interface Done {
  readonly request: ImportNotesRequest
  readonly brought: number
  readonly left: readonly ReadRow[]
  readonly isTakenBack: boolean
}

/** Notes from a table, in three steps: where from, what becomes of each row, what was done. */
export function BringNotes({ framework, onClose, read = readAside }: BringNotesProps) {
  const t = useT()
  const { language } = useLanguage()
  const { texts } = useDevice()
  const { api, board, token } = useBoardApi()
  const [text, setText] = useState('')
  const [isReading, setReading] = useState(false)
  const [fault, setFault] = useState<TableFault>()
  const [sheets, setSheets] = useState<readonly Sheet[]>()
  const [sheetAt, setSheetAt] = useState(0)
  const [mapping, setMapping] = useState<Mapping>()
  const [skipsDuplicates, setSkipsDuplicates] = useState(true)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<RequestError>()
  const [done, setDone] = useState<Done>()
  const choices = useChoices(framework)
  const fixed = useFirstFixed()
  const there = useWordsThere()
  const table = sheets?.[sheetAt]?.rows
  // While the notes come in, the board changes: what was decided about them stands.
  const thereBefore = useRef(there)
  if (!isBusy && !done) thereBefore.current = there
  const known = thereBefore.current
  const rows = useMemo(
    () => (table && mapping ? readRows(table, mapping, choices, known) : []),
    [table, mapping, choices, known],
  )
  const outcome = useMemo(() => outcomeOf(rows, skipsDuplicates), [rows, skipsDuplicates])
  const step = done ? 'done' : sheets && table && mapping ? 'rows' : 'source'
  const body = useStepFocus(step)

  const take = async (source: Blob | string) => {
    setReading(true)
    setFault(undefined)
    const found = await read(source)
    setReading(false)
    if (!found.ok) {
      setFault(found.reason)
      return
    }
    setSheets(found.sheets)
    chooseSheet(found.sheets, 0)
  }
  const chooseSheet = (all: readonly Sheet[], at: number) => {
    setSheetAt(at)
    setMapping(guessMapping(all[at]?.rows ?? [], choices, fixed))
  }
  const send = async (request: ImportNotesRequest, left: readonly ReadRow[]) => {
    setBusy(true)
    setError(undefined)
    const result = await api.importNotes(board, token, request)
    setBusy(false)
    if (!result.ok) {
      setError(result.error)
      return
    }
    keepImport(texts, board, { name: request.import, notes: result.answer.notesBrought, atMs: Date.now() })
    setDone({ request, left, brought: result.answer.notesBrought, isTakenBack: false })
  }
  const takeBack = async ({ request, ...rest }: Done) => {
    setBusy(true)
    setError(undefined)
    const result = await api.takeBackImport(board, token, request.import)
    setBusy(false)
    if (!result.ok) {
      setError(result.error)
      return
    }
    dropImport(texts, board, request.import)
    setDone({ request, ...rest, brought: result.answer.notesTaken, isTakenBack: true })
  }

  const count = outcome.notes.length
  const isTooMany = count > IMPORT_NOTES_MAX
  // The same notes are sent by the same name however often: after an answer that was lost nothing comes twice.
  const last = useRef<ImportNotesRequest>(undefined)
  const sendNotes = () => {
    const isSame = JSON.stringify(last.current?.notes) === JSON.stringify(outcome.notes)
    const name = isSame && last.current ? last.current.import : newId<'import'>()
    last.current = { import: name, framework, language, notes: outcome.notes }
    return send(last.current, outcome.left)
  }
  const foot = {
    source: (
      <Button look="primary" disabled={isReading || text.trim() === ''} onClick={() => void take(text)}>
        {t('bring.goOn')}
      </Button>
    ),
    rows: (
      <>
        <Button disabled={isBusy} onClick={() => setSheets(undefined)}>
          {t('bring.back')}
        </Button>
        <Button look="primary" disabled={isBusy || count === 0 || isTooMany} onClick={() => void sendNotes()}>
          {isBusy ? t('bring.bringing') : t('bring.bring', { count })}
        </Button>
      </>
    ),
    done: done && (
      <>
        {done.isTakenBack ? (
          <Button disabled={isBusy} onClick={() => void send(done.request, done.left)}>
            {t('bring.again')}
          </Button>
        ) : (
          <Button disabled={isBusy} onClick={() => void takeBack(done)}>
            {t('bring.takeBack')}
          </Button>
        )}
        <Button look="primary" onClick={onClose}>
          {t('bring.close')}
        </Button>
      </>
    ),
  }[step]

  return (
    <Dialog title={t(done ? 'bring.doneTitle' : 'bring.title')} onClose={onClose} foot={foot} isWide>
      <div ref={body} tabIndex={-1} className={styles['step']}>
        {step === 'source' && (
          <>
            <BringSource text={text} onText={setText} onFile={file => void take(file)} {...{ isReading, fault }} />
            <EarlierImports />
          </>
        )}
        {step === 'rows' && sheets && table && mapping && (
          <BringRows
            {...{ sheets, sheetAt, table, mapping, choices, rows, outcome, skipsDuplicates, isTooMany }}
            onSheet={at => chooseSheet(sheets, at)}
            onMapping={setMapping}
            onSkipDuplicates={setSkipsDuplicates}
          />
        )}
        {done && <BringReport brought={done.brought} left={done.left} isTakenBack={done.isTakenBack} />}
        {error && (
          <p className={form['error']} role="alert">
            {t(`error.${error}`)}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** Another step begins at its top, for readers too. */
function useStepFocus(step: string) {
  const body = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) {
      body.current?.focus({ preventScroll: true })
      body.current?.parentElement?.scrollTo({ top: 0 })
    }
    before.current = step
  }, [step])
  return body
}

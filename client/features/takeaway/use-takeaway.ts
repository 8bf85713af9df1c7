import { useEffect, useRef, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useLanguage } from '#client/i18n/Language.tsx'
import type { BoardSession } from '#client/session/board-session.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import type { Language } from '#shared/domain/tables.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { pictureSize } from '#shared/results/board-picture.ts'
import { boardScene } from '#shared/results/board-scene.ts'
import { FILE_TYPES, type FileFormat } from '#shared/results/file-types.ts'
import { resultsOf } from '#shared/results/results.ts'
import type { OnPart } from '#shared/results-files/write-file.ts'
import { drawPng } from './draw-png.ts'
import { FileError, type FileFailure, makeFile } from './make-file.ts'
import { fileName, saveFile } from './save-file.ts'

/** What is taken. Pictures are of the framework in any case, and JSON of the whole board. */
export interface Scope {
  readonly framework: FrameworkId
  readonly isWholeBoard: boolean
  readonly workshop: string | undefined
}

export type TakeawayState =
  | { readonly state: 'idle' }
  /** Of `all` parts `done` are made; none yet where `all` is 0. */
  | { readonly state: 'making'; readonly format: FileFormat; readonly done: number; readonly all: number }
  | { readonly state: 'saved'; readonly name: string; readonly bytes: number; readonly share: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly why: FileFailure }

/** Makes one file at a time, and says how far it is. */
export function useTakeaway(scope: Scope) {
  const { session } = useBoard()
  const { language } = useLanguage()
  const [state, setState] = useState<TakeawayState>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  // Whoever leaves the view has not cancelled: the file still comes.
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  const show = (next: TakeawayState) => {
    if (isShown.current) setState(next)
  }

  const take = async (format: FileFormat) => {
    const control = new AbortController()
    running.current = control
    show({ state: 'making', format, done: 0, all: 0 })
    try {
      const onPart: OnPart = (done, all) => show({ state: 'making', format, done, all })
      const made = await contentOf({ session, language, format, scope }, onPart, control.signal)
      const title = resultsOf(session.view, { language, framework: scope.framework }).title
      const name = fileName(title, format)
      const blob = new Blob([made.content], { type: FILE_TYPES[format] })
      saveFile(name, blob)
      show({ state: 'saved', name, bytes: blob.size, share: made.share })
    } catch (error) {
      if (control.signal.aborted) show({ state: 'cancelled' })
      else show({ state: 'failed', why: error instanceof FileError ? error.why : 'broken' })
    }
  }
  return { state, take, cancel: () => running.current?.abort() }
}

interface Order {
  readonly session: BoardSession
  readonly language: Language
  readonly format: FileFormat
  readonly scope: Scope
}

async function contentOf(
  { session, language, format, scope }: Order,
  onPart: OnPart,
  signal: AbortSignal,
): Promise<{ readonly content: BlobPart; readonly share: number }> {
  const { view, statementTexts } = session
  const { framework, workshop, isWholeBoard } = scope
  const making = { onPart, signal }
  if (format === 'json') return { content: toBoardJson(view, statementTexts.text), share: 1 }
  if (format !== 'svg' && format !== 'png') {
    const results = resultsOf(view, { language, workshop, ...(isWholeBoard ? {} : { framework }) })
    return { content: await makeFile({ format, results }, making), share: 1 }
  }
  const scene = boardScene(view, { language, framework, workshop })
  if (!scene) throw new FileError('broken')
  const svg = await makeFile({ format: 'svg', scene }, making)
  if (format === 'svg' || typeof svg !== 'string') return { content: svg, share: 1 }
  const { blob, share } = await drawPng(svg, pictureSize(scene))
  signal.throwIfAborted()
  return { content: blob, share }
}

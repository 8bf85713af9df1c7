import { useState } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { enter } from '#client/app/enter.ts'
import { boardPath, navigate } from '#client/app/router.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { LookAnswer } from '#shared/protocol/api.ts'
import { doorWords } from './request-words.ts'

export interface CodeFound {
  readonly code: string
  readonly look: LookAnswer
}

/** Joining by the spoken code: first what it opens, then the session. Errors in words. */
export function useCode(found: (found: CodeFound) => void) {
  const t = useT()
  const device = useDevice()
  const [error, setError] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)

  async function look(typed: string) {
    const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
    if (code === '') return
    setIsBusy(true)
    setError(undefined)
    const result = await device.api.lookByCode(code)
    setIsBusy(false)
    if (!result.ok) setError(doorWords(t, 'code', result.error, result.retryAfterSeconds))
    else if (device.tokens.of(result.answer.board)) navigate(boardPath(result.answer.board))
    else found({ code, look: result.answer })
  }

  async function join(code: string, name: string | undefined) {
    setIsBusy(true)
    setError(undefined)
    const result = await device.api.joinByCode({ code, name })
    setIsBusy(false)
    if (!result.ok) {
      setError(doorWords(t, 'code', result.error, result.retryAfterSeconds))
      return
    }
    enter(device, result.answer, { isSamePerson: false, name })
    navigate(boardPath(result.answer.board))
  }

  return { look, join, error, isBusy }
}

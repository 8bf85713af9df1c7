import { useCallback, useEffect, useState } from 'react'
import { type RequestError, useBoardApi } from '#client/app/device.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { ApiResult } from '#client/session/api.ts'
import { toasts } from '#client/ui/toasts.ts'
import type { LinkAnswer, LinksAnswer, Role } from '#shared/protocol/api.ts'

export interface LinksAtWork {
  /** Undefined until the server has answered. */
  readonly state: LinksAnswer | undefined
  /** The link made last: its key is said this once. */
  readonly made: LinkAnswer | undefined
  readonly doing: boolean
  add(role: Role): Promise<void>
  renew(link: string): Promise<void>
  revoke(link: string): Promise<void>
  newCode(): Promise<void>
  closeCode(): Promise<void>
}

/** The board's links and code, and what can be done to them; each act asks the server anew what there is. */
export function useLinks(): LinksAtWork {
  const t = useT()
  const { api, board, token } = useBoardApi()
  const [state, setState] = useState<LinksAnswer>()
  const [made, setMade] = useState<LinkAnswer>()
  const [doing, setDoing] = useState(false)
  const fail = useCallback((error: RequestError) => toasts.show(t(`error.${error}`), 'assertive'), [t])

  const look = useCallback(async () => {
    const result = await api.links(board, token)
    if (result.ok) setState(result.answer)
    else fail(result.error)
  }, [api, board, token, fail])

  useEffect(() => {
    let isHere = true
    void api.links(board, token).then(result => {
      if (!isHere) return
      if (result.ok) setState(result.answer)
      else fail(result.error)
    })
    return () => {
      isHere = false
    }
  }, [api, board, token, fail])

  async function act<T>(ask: Promise<ApiResult<T>>, done: (answer: T) => string): Promise<void> {
    setDoing(true)
    const result = await ask
    if (result.ok) {
      const said = done(result.answer)
      await look()
      toasts.show(said)
    } else fail(result.error)
    setDoing(false)
  }

  const making = (answer: LinkAnswer) => {
    setMade(answer)
    return t('share.linkMade')
  }
  return {
    state,
    made,
    doing,
    add: role => act(api.addLink(board, token, role), making),
    renew: link => act(api.renewLink(board, token, link), making),
    revoke: link =>
      act(api.revokeLink(board, token, link), () => {
        setMade(shown => (shown?.id === link ? undefined : shown))
        return t('share.linkRevoked')
      }),
    newCode: () => act(api.newCode(board, token), ({ code }) => t('share.codeMade', { code: [...code].join(' ') })),
    closeCode: () => act(api.closeCode(board, token), () => t('share.codeShut')),
  }
}

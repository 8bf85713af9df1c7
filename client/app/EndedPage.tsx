import { useT } from '#client/i18n/Language.tsx'
import { Button, buttonClass } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import type { IconName } from '#client/ui/Icon.tsx'
import { CLOSE, type CloseReason } from '#shared/protocol/close-codes.ts'
import { AppLink } from './AppLink.tsx'
import { useDevice } from './device.tsx'
import { forgetFacts } from './kept-facts.ts'
import { Page } from './Page.tsx'

/** The server has let this session go for good: why, and what can be done. */
export function EndedPage({ board, reason }: { readonly board: string; readonly reason: string }) {
  const t = useT()
  const why: CloseReason = isCloseReason(reason) ? reason : 'internal'
  return (
    <Page title={isTold(why) || why === 'outdated' ? t(`ended.${why}`) : t('ended.title')}>
      <EndedNotice board={board} why={why} />
    </Page>
  )
}

export function EndedNotice({ board, why }: { readonly board: string; readonly why: CloseReason }) {
  const t = useT()
  const { tokens, texts } = useDevice()
  const isGone = why === 'revoked' || why === 'boardDeleted'
  return (
    <Empty
      icon={PICTURES[why] ?? 'warning'}
      tone={why === 'replaced' || why === 'outdated' ? 'calm' : 'trouble'}
      acts={
        isGone ? (
          <AppLink
            className={buttonClass('primary')}
            href="/"
            onClick={() => {
              tokens.forget(board)
              forgetFacts(texts, board)
            }}
          >
            {t('join.toStart')}
          </AppLink>
        ) : (
          <Button look="primary" onClick={() => location.reload()}>
            {why === 'replaced' ? t('ended.useHere') : t('board.reload')}
          </Button>
        )
      }
    >
      <p role="alert">{t(`close.${why}`)}</p>
      {isTold(why) && <p>{t(`ended.${why}Help`)}</p>}
    </Empty>
  )
}

/** Of these there is more to tell than what the server said. */
function isTold(why: CloseReason): why is 'revoked' | 'boardDeleted' | 'replaced' {
  return why === 'revoked' || why === 'boardDeleted' || why === 'replaced'
}

const PICTURES: Readonly<Partial<Record<CloseReason, IconName>>> = {
  revoked: 'door',
  boardDeleted: 'bin',
  replaced: 'copy',
  outdated: 'download',
}

function isCloseReason(reason: string): reason is CloseReason {
  return Object.hasOwn(CLOSE, reason)
}

import { useT } from '#client/i18n/Language.tsx'
import type { MessageKey } from '#client/i18n/message.ts'
import { Button, buttonClass } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import type { IconName } from '#client/ui/Icon.tsx'
import { AppLink } from './AppLink.tsx'
import { Page } from './Page.tsx'
import type { Door } from './use-door.ts'

type Why = Extract<Door, { readonly state: 'shut' }>['why']

/** Passing troubles: the same link may work in a moment. */
const PASSING: readonly Why[] = [
  'unreachable',
  'storage-unavailable',
  'shutting-down',
  'internal',
  'too-many-tries',
  'too-fast',
]

interface ShutPageProps {
  readonly why: Why
  readonly words: string
  readonly onAgain: () => void
}

/** A link that let nobody in: what is the matter with it, and what to do now. */
export function ShutPage({ why, words, onAgain }: ShutPageProps) {
  const t = useT()
  return (
    <Page title={t(signOf(why)[0])}>
      <ShutNotice why={why} words={words} onAgain={onAgain} />
    </Page>
  )
}

export function ShutNotice({ why, words, onAgain }: ShutPageProps) {
  const t = useT()
  const isPassing = PASSING.includes(why)
  return (
    <Empty
      icon={signOf(why)[1]}
      tone={why === 'no-key' ? 'calm' : 'trouble'}
      acts={
        <>
          {isPassing && (
            <Button look="primary" onClick={onAgain}>
              {t('shut.again')}
            </Button>
          )}
          <AppLink className={buttonClass(isPassing ? 'plain' : 'primary')} href="/">
            {t('shut.code')}
          </AppLink>
        </>
      }
    >
      <p role="alert">{words}</p>
      {(why === 'not-found' || why === 'no-key') && <p>{t('join.shutHelp')}</p>}
    </Empty>
  )
}

function signOf(why: Why): readonly [MessageKey & (`shut.${string}` | 'join.shutTitle'), IconName] {
  switch (why) {
    case 'not-found':
      return ['shut.link', 'link']
    case 'link-closed':
      return ['shut.closed', 'door']
    case 'no-key':
      return ['shut.key', 'link']
    case 'board-full':
      return ['shut.full', 'people']
    case 'unreachable':
    case 'storage-unavailable':
    case 'shutting-down':
      return ['shut.away', 'cloud']
    default:
      return ['join.shutTitle', 'warning']
  }
}

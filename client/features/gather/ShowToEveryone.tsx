import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button, type ButtonLook } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { gatherEveryone } from '#shared/domain/commands/gathering.ts'
import type { Gathering } from '#shared/domain/tables.ts'

interface ShowToEveryoneProps {
  readonly target: NonNullable<Gathering['target']>
  readonly look?: ButtonLook | undefined
  readonly className?: string | undefined
}

/** Brings everyone to one note or cluster on the canvas; for facilitators. */
export function ShowToEveryone({ target, look, className }: ShowToEveryoneProps) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const framework = useFramework()
  const { session } = useBoard()
  if (actor.role !== 'facilitator') return null
  return (
    <Button
      look={look}
      className={className}
      onClick={() => {
        const call = {
          view: 'canvas',
          target,
          ...(framework && { framework }),
          atMs: Math.round(session.serverNow()),
        } as const
        if (act(gatherEveryone(session.view, actor, call))) toasts.show(t('gather.done'))
      }}
    >
      <Icon name="people" />
      {t('gather.show')}
    </Button>
  )
}

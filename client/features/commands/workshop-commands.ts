import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { nextStep, previousStep } from '#shared/domain/commands/running.ts'
import type { Command } from './command-registry.ts'

/** For facilitators: the running order from wherever they are. */
export function useWorkshopCommands(): readonly Command[] {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  if (actor.role !== 'facilitator') return []
  return [
    {
      id: 'run.next',
      group: 'workshop',
      name: t('run.next'),
      also: t('commands.also.next'),
      act: () => void act(nextStep(view, actor)),
    },
    {
      id: 'run.previous',
      group: 'workshop',
      name: t('run.previous'),
      act: () => void act(previousStep(view, actor)),
    },
  ]
}

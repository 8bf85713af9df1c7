import type { ReactNode } from 'react'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { setTitle } from '#shared/domain/commands/about.ts'
import { editPrompt } from '#shared/domain/commands/asking.ts'
import { editPriority } from '#shared/domain/commands/frameworks.ts'
import type { PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import { EditableText } from './EditableText.tsx'

type Titled =
  | { readonly kind: 'board' }
  | { readonly kind: 'priority'; readonly id: PriorityId }
  | { readonly kind: 'prompt'; readonly id: PromptId }

interface EditableTitleProps {
  readonly of: Titled
  readonly isTabStop?: boolean | undefined
  /** The heading as everyone sees it; it is not inside a heading itself. */
  readonly children: ReactNode
}

/** Around the heading of a board, a priority or a prompt: facilitators rename it where it stands. */
export function EditableTitle({ of, isTabStop, children }: EditableTitleProps) {
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  return (
    <EditableText
      text={useTitle(of)}
      isTabStop={isTabStop}
      onSave={title => {
        switch (of.kind) {
          case 'board':
            return act(setTitle(view, actor, title))
          case 'priority':
            return act(editPriority(view, actor, { priority: of.id, title }))
          case 'prompt':
            return act(editPrompt(view, actor, { prompt: of.id, title }))
        }
      }}
    >
      {children}
    </EditableText>
  )
}

function useTitle(of: Titled): LocalText | undefined {
  const about = useRow('about', 'board')
  const priority = useRow('priorities', of.kind === 'priority' ? of.id : 'none')
  const prompt = useRow('prompts', of.kind === 'prompt' ? of.id : 'none')
  return (of.kind === 'board' ? about : of.kind === 'priority' ? priority : prompt)?.title
}

import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { LocalField } from '#client/features/setup/LocalField.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import { removeGroup, renameGroup, setGroupPriorities } from '#shared/domain/commands/groups.ts'
import type { FrameworkId, GroupId } from '#shared/domain/ids.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import styles from './groups.module.css'

/** A group's name and what it begins with; and the way to take it away. */
export function GroupDialog({ id, onClose }: { readonly id: GroupId; readonly onClose: () => void }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const group = useRow('groups', id)
  const frameworks = useRows('frameworks')
  const priorities = useRows('priorities')
  if (!group) return null
  const title = read(group.title).text
  const begins = group.priorities
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button
          look="danger"
          onClick={() => {
            if (!act(removeGroup(view, actor, id))) return
            toasts.show(t('groups.removed', { title }))
            onClose()
          }}
        >
          {t('groups.remove')}
        </Button>
      }
    >
      <div className={styles['body']}>
        <LocalField
          label={t('groups.name')}
          value={group.title}
          maxChars={TITLE_MAX_CHARS}
          onSave={text => act(renameGroup(view, actor, { group: id, title: text }))}
        />
        <fieldset className={form['choices']}>
          <legend className={form['label']}>{t('groups.begins')}</legend>
          {orderedIds<FrameworkId>(frameworks).map(framework => (
            <div key={framework} className={styles['of']}>
              {frameworks.size > 1 && (
                <p className={styles['soft']}>
                  <Local text={frameworks.get(framework)?.title} />
                </p>
              )}
              {prioritiesOf(view, framework).map(each => {
                const isOn = begins.includes(each)
                const next = isOn ? begins.filter(other => other !== each) : [...begins, each]
                return (
                  <label key={each} className={form['choice']}>
                    <input
                      type="checkbox"
                      checked={isOn}
                      onChange={() => act(setGroupPriorities(view, actor, { group: id, priorities: next }))}
                    />
                    <span>
                      <Local text={priorities.get(each)?.title} />
                    </span>
                  </label>
                )
              })}
            </div>
          ))}
        </fieldset>
      </div>
    </Dialog>
  )
}

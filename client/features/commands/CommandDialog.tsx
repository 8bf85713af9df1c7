import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import hidden from '#client/ui/hidden.module.css'
import styles from './CommandDialog.module.css'
import { type Command, type CommandGroup, commandRegistry } from './command-registry.ts'
import { foundCommands, inGroups, recentCommands, rememberCommand } from './find-commands.ts'
import { KeyCaps } from './KeyCaps.tsx'

/** So many at a time with Page Up and Page Down. */
const PAGE = 8

interface Part {
  readonly heading: CommandGroup | 'recent' | 'found'
  readonly commands: readonly Command[]
}

/** Everything that can be done at this moment, found by typing a part of its name or another word for it. */
export function CommandDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { texts } = useDevice()
  const [sought, setSought] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  // As it was when the list was opened: nothing jumps about under who reads it.
  const [commands] = useState(() => inGroups(commandRegistry.all()).filter(command => command.id !== 'commands'))
  const [recent] = useState(() => recentCommands(texts))
  useEffect(() => field.current?.focus(), [])
  const parts = partsOf(commands, recent, sought)
  const shown = parts.flatMap(part => part.commands)
  const chosen = shown[Math.min(active, shown.length - 1)]

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  function carryOut(command: Command): void {
    rememberCommand(texts, command.id)
    onClose()
    command.act()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[event.key]
    if (step !== undefined && shown.length > 0) {
      event.preventDefault()
      const goal = active + step
      const isByOne = Math.abs(step) === 1
      setActive(isByOne ? (goal + shown.length) % shown.length : Math.max(0, Math.min(shown.length - 1, goal)))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      carryOut(chosen)
    }
  }

  let index = -1
  return (
    <Dialog title={t('commands.title')} onClose={onClose}>
      <div className={styles['commands']}>
        <label className={form['field']}>
          <span className={form['label']}>{t('commands.search')}</span>
          <input
            ref={field}
            className={form['input']}
            type="text"
            role="combobox"
            aria-expanded
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={chosen && `${id}-${shown.indexOf(chosen)}`}
            autoComplete="off"
            spellCheck={false}
            value={sought}
            onChange={event => {
              setSought(event.target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
        </label>
        <p role="status" className={shown.length > 0 ? hidden['hidden'] : undefined}>
          {shown.length === 0 ? t('commands.none') : sought !== '' && t('commands.count', { count: shown.length })}
        </p>
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('commands.title')} className={styles['list']}>
          {parts.map(({ heading, commands: those }) => (
            <div key={heading} role="group" aria-labelledby={`${id}-${heading}`}>
              <div id={`${id}-${heading}`} role="presentation" className={styles['heading']}>
                {t(`commands.group.${heading}`)}
              </div>
              {those.map(command => {
                index += 1
                const at = index
                return (
                  <Option
                    key={command.id}
                    id={`${id}-${at}`}
                    command={command}
                    isChosen={command === chosen}
                    onPoint={() => setActive(at)}
                    onChoose={() => carryOut(command)}
                  />
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

interface OptionProps {
  readonly id: string
  readonly command: Command
  readonly isChosen: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Option({ id, command, isChosen, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field of the combobox hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the chosen option
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={styles['command']}
      onPointerMove={isChosen ? undefined : onPoint}
      onClick={onChoose}
    >
      <span>{command.name}</span>
      {command.keys && <KeyCaps keys={command.keys} />}
    </div>
  )
}

/** What was used last stands first, and in its group no second time. What is looked for is one list, best first. */
function partsOf(commands: readonly Command[], recent: readonly string[], sought: string): readonly Part[] {
  if (sought.trim() !== '') {
    const found = foundCommands(commands, sought)
    return found.length > 0 ? [{ heading: 'found', commands: found }] : []
  }
  const last = recent.flatMap(id => commands.find(command => command.id === id) ?? [])
  const groups = new Map<CommandGroup, Command[]>()
  for (const command of commands) {
    if (last.includes(command)) continue
    groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  const parts = [...groups].map(([heading, those]): Part => ({ heading, commands: those }))
  return last.length > 0 ? [{ heading: 'recent', commands: last }, ...parts] : parts
}

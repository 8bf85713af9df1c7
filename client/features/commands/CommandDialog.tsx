import { useEffect, useRef, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import styles from './CommandDialog.module.css'
import { useCommands } from './use-commands.ts'

/** Everything that can be done from anywhere on the board, found by typing a part of its name. */
export function CommandDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [sought, setSought] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const wanted = sought.trim().toLowerCase()
  const found = useCommands().filter(({ name }) => name.toLowerCase().includes(wanted))
  return (
    <Dialog title={t('commands.title')} onClose={onClose}>
      <form
        className={styles['commands']}
        onSubmit={event => {
          event.preventDefault()
          const first = found[0]
          if (!first || wanted === '') return
          onClose()
          first.act()
        }}
      >
        <label className={form['field']}>
          <span className={form['label']}>{t('commands.search')}</span>
          <input
            ref={field}
            className={form['input']}
            type="search"
            autoComplete="off"
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
        </label>
        {found.length === 0 && <p role="status">{t('commands.none')}</p>}
        <ul className={styles['list']}>
          {found.map(({ name, keys, act }) => (
            <li key={name}>
              <Button
                look="quiet"
                className={styles['command']}
                onClick={() => {
                  onClose()
                  act()
                }}
              >
                <span>{name}</span>
                {keys && <kbd>{keys}</kbd>}
              </Button>
            </li>
          ))}
        </ul>
      </form>
    </Dialog>
  )
}

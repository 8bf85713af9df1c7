import type { ReactNode } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { commandRegistry } from './command-registry.ts'
import { inGroups } from './find-commands.ts'
import { KeyCaps } from './KeyCaps.tsx'
import styles from './KeysDialog.module.css'
import { KEY_PARTS } from './key-help.ts'
import type { Keys } from './keys.ts'

/** Every key on one page, to be read or printed: those of the commands as they stand in their list, and those of each place. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  // Those of the canvas stand in its own part, whichever view is open.
  const commands = inGroups(commandRegistry.all()).flatMap(({ id, group, name, keys }) =>
    keys === undefined || group === 'canvas' ? [] : [{ id, name, keys: [keys] }],
  )
  return (
    <Dialog
      title={t('keys.title')}
      onClose={onClose}
      isWide
      foot={
        <Button onClick={() => print()}>
          <Icon name="print" />
          {t('keys.print')}
        </Button>
      }
    >
      {/* It can be longer than the screen, and holds nothing else that the keyboard could scroll it by. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached */}
      <section className={styles['parts']} aria-label={t('keys.title')} tabIndex={0}>
        <p className={styles['lead']}>{t('keys.lead')}</p>
        <Part title={t('keys.part.everywhere')}>
          {commands.map(({ id, name, keys }) => (
            <Row key={id} name={name} keys={keys} />
          ))}
        </Part>
        {KEY_PARTS.map(({ title, rows }) => (
          <Part key={title} title={t(title)}>
            {rows.map(({ name, keys }) => (
              <Row key={name} name={t(name)} keys={keys} />
            ))}
          </Part>
        ))}
      </section>
    </Dialog>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <dl>{children}</dl>
    </section>
  )
}

function Row({ name, keys }: { readonly name: string; readonly keys: readonly Keys[] }) {
  return (
    <div className={styles['row']}>
      <dt>{name}</dt>
      <dd>
        {keys.map(each => (
          <KeyCaps key={each} keys={each} />
        ))}
      </dd>
    </div>
  )
}

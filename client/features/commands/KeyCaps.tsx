import { useT } from '#client/i18n/Language.tsx'
import styles from './KeyCaps.module.css'
import { type Keys, keyNames } from './keys.ts'

/** A shortcut as it is written on the keys. */
export function KeyCaps({ keys }: { readonly keys: Keys }) {
  const t = useT()
  return (
    <kbd className={styles['keys']}>
      {keyNames(keys, key => t(`keys.name.${key}`)).map(name => (
        <kbd key={name}>{name}</kbd>
      ))}
    </kbd>
  )
}

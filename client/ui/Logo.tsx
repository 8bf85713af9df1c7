import styles from './Logo.module.css'

/** A diamond and the name. */
export function Logo() {
  return (
    <span className={styles['logo']}>
      <Diamond />
      Timantti
    </span>
  )
}

export function Diamond() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
      <path className={styles['deep']} d="M9 5h14l6 8-13 15L3 13z" />
      <path className={styles['mid']} d="M9 5l3 8h8l3-8zM3 13h9l4 15z" />
      <path className={styles['light']} d="M12 13h8l-4 15z" />
    </svg>
  )
}

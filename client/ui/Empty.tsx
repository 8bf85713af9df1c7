import type { ReactNode } from 'react'
import styles from './Empty.module.css'
import { Icon, type IconName } from './Icon.tsx'

interface EmptyProps {
  readonly icon: IconName
  /** What there is not, or what went wrong, in a few words. Left out where a heading says it already. */
  readonly title?: string | undefined
  /** Why, and what can be done. */
  readonly children?: ReactNode | undefined
  /** The way on: buttons and links. */
  readonly acts?: ReactNode | undefined
  readonly tone?: 'calm' | 'trouble' | undefined
}

/** Nothing yet, or nothing any more: says so as if it were meant, and shows the way on. */
export function Empty({ icon, title, children, acts, tone = 'calm' }: EmptyProps) {
  return (
    <div className={styles['empty']} data-tone={tone}>
      <span className={styles['picture']}>
        <svg viewBox="0 0 64 64" width="72" height="72" aria-hidden="true" focusable="false">
          <path className={styles['stone']} d="M18 8h28l13 17-27 32L5 25z" />
          <path className={styles['facets']} d="M18 8l6 17h16l6-17M5 25h54M24 25l8 32 8-32" />
        </svg>
        <span className={styles['icon']}>
          <Icon name={icon} />
        </span>
      </span>
      <div className={styles['words']}>
        {title && <p className={styles['title']}>{title}</p>}
        {children}
        {acts && <div className={styles['acts']}>{acts}</div>}
      </div>
    </div>
  )
}

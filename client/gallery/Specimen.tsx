import type { ReactNode } from 'react'
import styles from './gallery.module.css'

interface SpecimenProps {
  /** What it is called in the code: for those who build. */
  readonly name: string
  readonly children: ReactNode
}

/** One part in one state. Its words must fit: `data-fits` is what the tests measure. */
export function Specimen({ name, children }: SpecimenProps) {
  return (
    <div className={styles['specimen']}>
      <p className={styles['name']} lang="en">
        {name}
      </p>
      <div data-fits={name}>{children}</div>
    </div>
  )
}

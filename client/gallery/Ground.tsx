import { useT } from '#client/i18n/Language.tsx'
import { ICON_NAMES, Icon } from '#client/ui/Icon.tsx'
import { Logo } from '#client/ui/Logo.tsx'
import styles from './gallery.module.css'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'

const GROUNDS = ['paper', 'sheet', 'sheet-sunk', 'accent', 'accent-soft', 'alarm-soft', 'warn-soft'] as const
const SIZES = ['title1', 'title2', 'title3', 'large', 'small', 'tiny'] as const

/** What everything is made of. */
export function Ground() {
  const t = useT()
  return (
    <>
      <Section of="ground" isWide>
        <Specimen name="Logo">
          <Logo />
        </Specimen>
        <Specimen name="tokens.css: ground">
          <ul className={styles['swatches']}>
            {GROUNDS.map(ground => (
              <li key={ground} className={styles['swatch']} data-token={ground}>
                {ground}
              </li>
            ))}
          </ul>
        </Specimen>
        <Specimen name="tokens.css: type">
          <div className={styles['scale']}>
            {SIZES.map(size => (
              <p key={size} className={styles[size]}>
                {t('start.lead')}
              </p>
            ))}
          </div>
        </Specimen>
      </Section>
      <Section of="icons" isWide>
        <Specimen name="Icon">
          <ul className={styles['icons']} lang="en">
            {ICON_NAMES.map(name => (
              <li key={name}>
                <Icon name={name} />
                {name}
              </li>
            ))}
          </ul>
        </Specimen>
      </Section>
    </>
  )
}

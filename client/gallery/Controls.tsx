import { useState } from 'react'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button, type ButtonLook } from '#client/ui/Button.tsx'
import { CopyButton } from '#client/ui/CopyButton.tsx'
import { CopyField } from '#client/ui/CopyField.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import { Radios } from '#client/ui/Radios.tsx'
import styles from './gallery.module.css'
import { GALLERY_WORDS } from './gallery-words.ts'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'

const LOOKS: readonly ButtonLook[] = ['plain', 'primary', 'quiet', 'danger']

/** What is pressed, typed into and chosen from. */
export function Controls() {
  const t = useT()
  const { language } = useLanguage()
  const words = GALLERY_WORDS[language]
  const [chosen, setChosen] = useState<'one' | 'two'>('one')
  const options = [
    { value: 'one', label: t('run.arrange.facilitators') },
    { value: 'two', label: t('run.arrange.everyone') },
  ] as const
  return (
    <>
      <Section of="buttons">
        {LOOKS.map(look => (
          <Specimen key={look} name={`Button look="${look}"`}>
            <div className={styles['acts']}>
              <Button look={look}>{t('write.send')}</Button>
              <Button look={look}>
                <Icon name="move" />
                {t('copy.button')}
              </Button>
              <Button look={look} aria-pressed="true">
                {t('note.key')}
              </Button>
              <Button look={look} disabled>
                {t('run.previous')}
              </Button>
              <Button look={look} isIcon aria-label={t('undo.undo')}>
                <Icon name="undo" />
              </Button>
              <Button look={look} isIcon aria-label={t('undo.redo')} aria-disabled="true">
                <Icon name="redo" />
              </Button>
            </div>
          </Specimen>
        ))}
        <Specimen name="Button, long">
          <div className={styles['narrow']}>
            <Button>{words.long}</Button>
          </div>
        </Specimen>
        <Specimen name="CopyButton">
          <CopyButton text="Timantti" label={t('copy.button')} />
        </Specimen>
      </Section>
      <Section of="forms">
        <Specimen name="form: field">
          <label className={`${form['field']} ${styles['narrow']}`}>
            <span className={form['label']}>{words.field}</span>
            <span className={form['hint']}>{t('start.codeHint')}</span>
            <input className={form['input']} placeholder={t('write.placeholder')} />
          </label>
        </Specimen>
        <Specimen name="form: error">
          <div className={`${form['field']} ${styles['narrow']}`}>
            <label className={form['field']}>
              <span className={form['label']}>{t('start.code')}</span>
              <input
                className={form['input']}
                defaultValue="AB2C3"
                aria-invalid="true"
                aria-describedby="gallery-error"
              />
            </label>
            <p className={form['error']} id="gallery-error">
              {t('join.wrong.code')}
            </p>
          </div>
        </Specimen>
        <Specimen name="form: select">
          <label className={`${form['field']} ${styles['narrow']}`}>
            <span className={form['label']}>{t('run.workshop')}</span>
            <select className={form['input']}>
              <option>{words.long}</option>
            </select>
          </label>
        </Specimen>
        <Specimen name='Radios look="rows"'>
          <Radios label={t('run.arrange')} options={options} value={chosen} onChoose={setChosen} />
        </Specimen>
        <Specimen name='Radios look="segments"'>
          <Radios label={t('theme.label')} look="segments" options={options} value={chosen} onChoose={setChosen} />
        </Specimen>
        <Specimen name="CopyField">
          <div className={styles['narrow']}>
            <CopyField
              label={t('studio.link.participant')}
              hint={t('studio.linkHint.participant')}
              value="https://timantti.example/b/abc#key"
            />
          </div>
        </Specimen>
        <Specimen name="QrCode">
          <div className={styles['qr']}>
            <QrCode text="https://timantti.example/join#AB2C3D" label={t('share.qrCode')} />
          </div>
        </Specimen>
      </Section>
    </>
  )
}

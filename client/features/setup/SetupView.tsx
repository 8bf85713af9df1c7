import { useRef, useState } from 'react'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { BoardPart } from './BoardPart.tsx'
import { missingIn } from './missing-texts.ts'
import { PrioritiesPart } from './PrioritiesPart.tsx'
import { ProgrammePart } from './ProgrammePart.tsx'
import { PromptsPart } from './PromptsPart.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

const PARTS = { board: BoardPart, priorities: PrioritiesPart, prompts: PromptsPart, programme: ProgrammePart } as const
type PartName = keyof typeof PARTS
const NAMES = Object.keys(PARTS) as PartName[]

/** The board's own set-up, for its facilitators: four parts, each in place, each change at once on every screen. */
export function SetupView() {
  const t = useT()
  const [name, setName] = useState<PartName>('board')
  const content = useRef<HTMLDivElement>(null)
  const { languages } = useSetup()
  const missing = useMissingCounts()
  const Part = PARTS[name]
  return (
    <div className={styles['setup']}>
      <div className={styles['side']}>
        <h2>{t('setup.title')}</h2>
        <p className={styles['soft']}>{t('setup.lead')}</p>
        <nav aria-label={t('setup.sections')}>
          <ul className={styles['parts']}>
            {NAMES.map(each => (
              <li key={each}>
                <button
                  type="button"
                  className={styles['part']}
                  aria-current={each === name ? 'true' : undefined}
                  onClick={() => {
                    setName(each)
                    content.current?.focus({ preventScroll: true })
                  }}
                >
                  <span>{t(`setup.section.${each}`)}</span>
                  {missing[each] > 0 && (
                    <span className={styles['missing']}>
                      <span aria-hidden="true">{missing[each]}</span>
                      <span className={styles['aloud']}>{t('setup.missingCount', { count: missing[each] })}</span>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div
        ref={content}
        tabIndex={-1}
        role="group"
        aria-label={t(`setup.section.${name}`)}
        className={styles['content']}
      >
        {languages.length > 1 && (
          <p className={styles['soft']}>
            {missing[name] > 0 ? t('setup.missingCount', { count: missing[name] }) : t('setup.missingNone')}
          </p>
        )}
        <Part key={name} />
      </div>
    </div>
  )
}

/** How many texts of each part lack one of the languages. */
function useMissingCounts(): Readonly<Record<PartName, number>> {
  const { languages } = useSetup()
  const about = useRow('about', 'board')
  const frameworks = [...useRows('frameworks').values()].flatMap(({ title, description }) => [title, description])
  const priorities = [...useRows('priorities').values()].flatMap(({ title, description }) => [title, description])
  const prompts = [...useRows('prompts').values()].flatMap(({ title, hint }) => [title, hint])
  const workshops = [...useRows('workshops').values()].map(({ title }) => title)
  const steps = [...useRows('steps').values()].flatMap(({ title, talk }) => [title, talk])
  const count = (...texts: Parameters<typeof missingIn>[0][]) =>
    texts.filter(text => missingIn(text, languages).length > 0).length
  return {
    board: count(about?.title, about?.aim),
    priorities: count(...frameworks, ...priorities),
    prompts: count(...prompts),
    programme: count(...workshops, ...steps),
  }
}

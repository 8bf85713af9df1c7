import { useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { toCsv } from '#shared/results/csv.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { type Results, resultsOf } from '#shared/results/results.ts'
import { OfficeButtons } from './OfficeButtons.tsx'
import { fileName, saveFile } from './save-file.ts'
import styles from './Takeaway.module.css'

interface TakeawayProps {
  readonly framework: FrameworkId
  readonly workshop: string | undefined
}

/** The results as files. */
export function Takeaway({ framework, workshop }: TakeawayProps) {
  const t = useT()
  const { language } = useLanguage()
  const { view, statementTexts } = useBoard().session
  const results = (): Results => resultsOf(view, { language, framework, workshop })
  const title = () => resultsOf(view, { language }).title
  return (
    <section className={styles['takeaway']} aria-labelledby="downloads" data-print="never">
      <h3 id="downloads" className={styles['title']}>
        {t('results.download')}
      </h3>
      <Button onClick={() => saveFile(fileName(title(), 'md'), 'text/markdown;charset=utf-8', toMarkdown(results()))}>
        {t('results.markdown')}
      </Button>
      <Button onClick={() => saveFile(fileName(title(), 'csv'), 'text/csv;charset=utf-8', toCsv(results()))}>
        {t('results.csv')}
      </Button>
      <Button
        onClick={() => saveFile(fileName(title(), 'json'), 'application/json', toBoardJson(view, statementTexts.text))}
      >
        {t('results.json')}
      </Button>
      <OfficeButtons title={title} results={results} />
    </section>
  )
}

import { NoFramework } from '#client/app/NoFramework.tsx'
import { NoResults } from '#client/features/results/NoResults.tsx'
import { RunningOrder } from '#client/features/run/RunningOrder.tsx'
import { MyNotes } from '#client/features/write/MyNotes.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import { Waiting } from '#client/ui/Waiting.tsx'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { StillBoard } from './still-board.tsx'

/** What is there when nothing is. */
export function Nothing() {
  const t = useT()
  return (
    <Section of="nothing" isWide>
      <Specimen name="Waiting">
        <Waiting words={t('board.opening')} />
      </Specimen>
      <StillBoard rows={[]}>
        <Specimen name="NoFramework">
          <NoFramework />
        </Specimen>
        <Specimen name="RunningOrder: no steps">
          <RunningOrder />
        </Specimen>
        <Specimen name="NoResults">
          <NoResults isFiltered={false} onShowAll={() => undefined} />
        </Specimen>
      </StillBoard>
      <StillBoard rows={[]} as="participant">
        <Specimen name="MyNotes: none">
          <MyNotes />
        </Specimen>
        <Specimen name="Empty: no prompts">
          <Empty icon="write" title={t('write.noPrompts')}>
            <p>{t('write.noPromptsHint')}</p>
          </Empty>
        </Specimen>
      </StillBoard>
      <Specimen name="Empty: a view broke">
        <Empty icon="warning" tone="trouble" acts={<Button>{t('board.tryAgain')}</Button>}>
          <p>{t('board.viewBroke')}</p>
        </Empty>
      </Specimen>
      <Specimen name="Empty: the board did not open">
        <Empty icon="warning" tone="trouble" acts={<Button look="primary">{t('board.reload')}</Button>}>
          <p>{t('board.failed')}</p>
        </Empty>
      </Specimen>
    </Section>
  )
}

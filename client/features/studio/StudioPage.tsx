import { useState } from 'react'
import { Page } from '#client/app/Page.tsx'
import { BringBoard } from '#client/features/bring/BringBoard.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import { BoardMade } from './BoardMade.tsx'
import { CreateBoardForm } from './CreateBoardForm.tsx'
import { OwnBoards } from './OwnBoards.tsx'
import styles from './studio.module.css'

/** Where facilitators begin: a new board, and the boards that this device can run. */
export function StudioPage() {
  const t = useT()
  const [made, setMade] = useState<CreateBoardAnswer>()
  return (
    <Page title={made ? t('studio.madeTitle') : t('studio.title')} isWide>
      <div className={styles['studio']} data-side={made ? 'made' : 'own'}>
        {made ? (
          <BoardMade made={made} onAnother={() => setMade(undefined)} />
        ) : (
          <>
            <CreateBoardForm onMade={setMade} />
            <div className={styles['column']}>
              <OwnBoards />
              <BringBoard onMade={setMade} />
            </div>
          </>
        )}
      </div>
    </Page>
  )
}

import type { ReactNode } from 'react'
import { readText } from '#client/app/Local.tsx'
import { Page } from '#client/app/Page.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { JoinPanel, type JoinPanelProps } from './JoinPanel.tsx'

/** Before joining: which board this is, and all there is to know and to give. */
export function JoinScreen({ children, ...panel }: JoinPanelProps & { readonly children?: ReactNode }) {
  const t = useT()
  const { language } = useLanguage()
  const title = readText(panel.look.title, language, language)
  return (
    <Page title={title.text || t('board.untitled')} lang={title.lang}>
      <JoinPanel {...panel} />
      {children}
    </Page>
  )
}

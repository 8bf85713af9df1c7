import { lazy, Suspense } from 'react'
import { StartPage } from '#client/features/start/StartPage.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { buttonClass } from '#client/ui/Button.tsx'
import { LiveRegions } from '#client/ui/LiveRegions.tsx'
import { ToastList } from '#client/ui/ToastList.tsx'
import { AppLink } from './AppLink.tsx'
import { BoardPage } from './BoardPage.tsx'
import { Page } from './Page.tsx'
import { useFragment, useRoute } from './router.ts'

const StudioPage = lazy(async () => ({ default: (await import('#client/features/studio/StudioPage.tsx')).StudioPage }))
const GalleryPage = lazy(async () => ({ default: (await import('#client/gallery/GalleryPage.tsx')).GalleryPage }))

export function App() {
  return (
    <>
      <CurrentPage />
      <ToastList />
      <LiveRegions />
    </>
  )
}

function CurrentPage() {
  const t = useT()
  const route = useRoute()
  const fragment = useFragment()
  switch (route.page) {
    case 'start':
      return <StartPage key={fragment} code={fragment} />
    case 'studio':
      return (
        <Suspense fallback={<Page title={t('studio.title')}>{null}</Page>}>
          <StudioPage />
        </Suspense>
      )
    case 'gallery':
      return (
        <Suspense fallback={<Page title="Timantti">{null}</Page>}>
          <GalleryPage />
        </Suspense>
      )
    case 'board':
      return <BoardPage key={`${route.board} ${fragment}`} board={route.board} linkKey={fragment} view={route.view} />
    case 'unknown':
      return (
        <Page title={t('unknown.title')}>
          <p>{t('unknown.lead')}</p>
          <div>
            <AppLink className={buttonClass('primary')} href="/">
              {t('join.toStart')}
            </AppLink>
          </div>
        </Page>
      )
  }
}

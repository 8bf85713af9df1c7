import { Page } from '#client/app/Page.tsx'
import { Button } from '#client/ui/Button.tsx'

/** Every part of the screens in every state it has, for those who build and check them. */
export function GalleryPage() {
  return (
    <Page title="Gallery">
      <Button>Button</Button>
    </Page>
  )
}

import { Page } from '#client/app/Page.tsx'
import { useLanguage } from '#client/i18n/Language.tsx'
import { Charts } from './Charts.tsx'
import { Controls } from './Controls.tsx'
import { Doors } from './Doors.tsx'
import { Frame } from './Frame.tsx'
import { Ground } from './Ground.tsx'
import styles from './gallery.module.css'
import { GALLERY_SECTIONS, GALLERY_WORDS } from './gallery-words.ts'
import { Notes } from './Notes.tsx'
import { Nothing } from './Nothing.tsx'
import { Over } from './Over.tsx'
import { Receipts } from './Receipts.tsx'
import { Running } from './Running.tsx'
import { Writing } from './Writing.tsx'

/** Every part of the screens in every state it has, for those who build and check them. Needs no board and no server. */
export function GalleryPage() {
  const { language } = useLanguage()
  const words = GALLERY_WORDS[language]
  return (
    <Page title={words.title} isWide>
      <p>{words.lead}</p>
      <nav className={styles['jumps']} aria-label={words.jump}>
        <ul>
          {GALLERY_SECTIONS.map(section => (
            <li key={section}>
              <a
                href={`#gallery-${section}`}
                onClick={event => {
                  // The fragment is where keys travel: it is never changed by a link inside the page.
                  event.preventDefault()
                  document.getElementById(`gallery-${section}`)?.focus()
                }}
              >
                {words.sections[section]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Ground />
      <Controls />
      <Notes />
      <Receipts />
      <Writing />
      <Frame />
      <Nothing />
      <Doors />
      <Over />
      <Running />
      <Charts />
    </Page>
  )
}

import '#client/ui/tokens.css'
import '#client/ui/base.css'
import { nanoid } from 'nanoid'
import { createRoot } from 'react-dom/client'
import { catalogueOf, chosenLanguage } from '#client/i18n/choose-language.ts'
import { LanguageProvider } from '#client/i18n/Language.tsx'
import { registerServiceWorker } from '#client/service-worker/register.ts'
import { Api } from '#client/session/api.ts'
import { deviceTexts } from '#client/session/device-texts.ts'
import { Tokens } from '#client/session/tokens.ts'
import { chosenTheme, showTheme } from '#client/ui/theme.ts'
import { App } from './App.tsx'
import { beginLoading } from './begin-loading.ts'
import { DeviceProvider } from './device.tsx'
import { takeFragment } from './router.ts'

// Before anything else: whoever looks at the address bar must not see the key (A48).
takeFragment()
showTheme(chosenTheme())
const texts = deviceTexts()
const tokens = new Tokens(texts, () => nanoid(12))
beginLoading(location, board => tokens.of(board)?.role)

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  const language = chosenLanguage()
  const catalogue = await catalogueOf(language)
  document.documentElement.lang = language
  const device = {
    api: new Api('', (...asked) => fetch(...asked)),
    tokens,
    texts,
  }
  createRoot(root).render(
    <LanguageProvider language={language} catalogue={catalogue}>
      <DeviceProvider device={device}>
        <App />
      </DeviceProvider>
    </LanguageProvider>,
  )
  registerServiceWorker()
}

void start()

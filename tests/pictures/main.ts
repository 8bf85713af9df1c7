import { type Browser, chromium } from 'playwright-core'
import { LANGUAGES, type Language } from '#shared/domain/tables.ts'
import { ChildServer } from '#tests/support/child-server.ts'
import { Album } from './album.ts'
import { guidePictures } from './guide-pictures.ts'
import { LOCALES, Stage } from './stage.ts'
import { viewPictures } from './view-pictures.ts'

/** What readers see in the pictures, instead of a port of this machine. */
const HOST = 'timantti.example.org'
const ORIGIN = `http://${HOST}`
/** `npm run pictures -- sv` takes some of them. */
const wanted = LANGUAGES.filter(language => process.argv.length < 3 || process.argv.includes(language))

const server = await ChildServer.create({ TIMANTTI_PUBLIC_URL: ORIGIN, TIMANTTI_ORIGINS: ORIGIN })
let count = 0
let bytes = 0
try {
  for (const language of wanted) {
    const browser = await openBrowser(language)
    const album = await Album.open(browser)
    const stage = await Stage.build({ browser, language, server: server.origin, shown: ORIGIN })
    await guidePictures(stage, album)
    if (language === 'en') await viewPictures(stage, album)
    await stage.close()
    await browser.close()
    count += album.count
    bytes += album.bytes
  }
  console.log(`${count} pictures, ${Math.round(bytes / 1024)} KiB`)
} finally {
  await server.close()
}

/** In the language of the pictures: fields of dates are drawn by the browser, in its own. */
function openBrowser(language: Language): Promise<Browser> {
  const locale = LOCALES[language]
  return chromium.launch({
    executablePath: process.env['TIMANTTI_CHROMIUM'] ?? '/usr/bin/chromium',
    env: { ...process.env, LANGUAGE: locale.replace('-', '_'), LANG: `${locale.replace('-', '_')}.UTF-8` },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--lang=${locale}`,
      `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}`,
      `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`,
    ],
  })
}

import { chromium } from 'playwright-core'
import { LANGUAGES } from '#shared/domain/tables.ts'
import { ChildServer } from '#tests/support/child-server.ts'
import { Album } from './album.ts'
import { guidePictures } from './guide-pictures.ts'
import { Stage } from './stage.ts'
import { viewPictures } from './view-pictures.ts'

/** What readers see in the pictures, instead of a port of this machine. */
const HOST = 'timantti.example.org'
const ORIGIN = `http://${HOST}`
/** `npm run pictures -- sv` takes some of them. */
const wanted = LANGUAGES.filter(language => process.argv.length < 3 || process.argv.includes(language))

const server = await ChildServer.create({ TIMANTTI_PUBLIC_URL: ORIGIN, TIMANTTI_ORIGINS: ORIGIN })
const browser = await chromium.launch({
  executablePath: process.env['TIMANTTI_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--host-resolver-rules=MAP ${HOST}:80 127.0.0.1:${server.port}`,
    `--unsafely-treat-insecure-origin-as-secure=${ORIGIN}`,
  ],
})
try {
  const album = await Album.open(browser)
  for (const language of wanted) {
    const stage = await Stage.build({ browser, language, server: server.origin, shown: ORIGIN })
    await guidePictures(stage, album)
    if (language === 'en') await viewPictures(stage, album)
    await stage.close()
  }
  console.log(`${album.count} pictures, ${Math.round(album.bytes / 1024)} KiB`)
} finally {
  await browser.close()
  await server.close()
}

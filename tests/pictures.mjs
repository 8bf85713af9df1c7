// `npm run pictures`: builds the product, plays a workshop in each language and takes the guide's pictures anew.
import { spawnSync } from 'node:child_process'
import { buildClientIfChanged } from '#server/build-client.mjs'
import { install, projectNode, REPOSITORY } from '#server/install.mjs'
import { requireChromium } from './chromium.mjs'

install()
const env = { ...process.env, TIMANTTI_CHROMIUM: requireChromium() }
buildClientIfChanged()
const { status } = spawnSync(projectNode(), ['tests/pictures/main.ts', ...process.argv.slice(2)], {
  cwd: REPOSITORY,
  env,
  stdio: 'inherit',
})
process.exitCode = status ?? 1

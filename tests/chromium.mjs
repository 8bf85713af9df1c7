import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stopWith } from '#server/install.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']
const PACKAGES = ['chromium', 'fonts-noto-color-emoji']

/** The file of a Chromium to test with; installs one where that is ours to do, else ends with one line. */
export function requireChromium() {
  const found = findChromium()
  if (found !== undefined) return found
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version')
  if (!isRootOnDebian) {
    return stopWith(
      'The browser tests need Chromium: install chromium or google-chrome, or set TIMANTTI_CHROMIUM to its file.',
    )
  }
  console.error('Installing Chromium …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 2, 2] })
  }
  return findChromium() ?? stopWith(`Chromium could not be installed; try: apt-get install ${PACKAGES.join(' ')}`)
}

function findChromium() {
  const named = process.env.TIMANTTI_CHROMIUM
  if (named) return isExecutable(named) ? named : stopWith(`TIMANTTI_CHROMIUM names ${named}, which cannot be run.`)
  const folders = (process.env.PATH ?? '').split(delimiter)
  return NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(isExecutable)
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

// `node tests/office.mjs`: makes the 22-slide board's office files and pictures, and has LibreOffice turn them into PDF.
// It is apart from `npm test`, since LibreOffice is not on every machine; where it is missing, this says so and fails.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectNode, REPOSITORY } from '#server/install.mjs'

if (process.argv[2] !== 'convert') {
  // The writers are TypeScript: this file runs again on the project's own Node.
  const { status } = spawnSync(
    projectNode(),
    [join(REPOSITORY, 'tests/office.mjs'), 'convert', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  process.exit(status ?? 1)
}

const soffice = ['soffice', 'libreoffice'].find(name => spawnSync(name, ['--version']).status === 0)
if (!soffice) {
  console.error('LibreOffice (soffice) is not on this machine: nothing was converted, nothing was checked.')
  process.exit(2)
}

const { resultsOf } = await import('#shared/results/results.ts')
const { writeFile } = await import('#shared/results-files/write-file.ts')
const { hostileResults } = await import('#tests/support/results-at-hand.ts')
const { HOSTILE_TEXTS } = await import('#tests/support/office-file.ts')
const { twentyTwoSlides } = await import('#tests/support/twenty-two-slides.ts')

/** Left behind where a folder is named, to be looked at. */
const kept = process.argv[3]
const folder = kept ?? mkdtempSync(join(tmpdir(), 'office-'))
mkdirSync(folder, { recursive: true })
const boards = {
  'twenty-two': { results: resultsOf(twentyTwoSlides(), { language: 'fi' }), pages: { pptx: 22, docx: 8, xlsx: 10 } },
  hostile: { results: hostileResults(HOSTILE_TEXTS), pages: { pptx: 3, docx: 2, xlsx: 3 } },
}
let failures = 0
for (const [name, { results, pages }] of Object.entries(boards)) {
  for (const format of ['pptx', 'docx', 'xlsx']) {
    const file = join(folder, `${name}.${format}`)
    writeFileSync(file, await writeFile({ format, results }))
    const pdf = join(folder, `${name}.pdf`)
    rmSync(pdf, { force: true })
    spawnSync(soffice, ['--headless', '--convert-to', 'pdf', '--outdir', folder, file], { timeout: 120_000 })
    const count = existsSync(pdf) ? pagesIn(readFileSync(pdf, 'latin1')) : 0
    const isGood = format === 'pptx' && name === 'twenty-two' ? count === pages.pptx : count >= pages[format]
    if (!isGood) failures += 1
    console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name}.${format}: ${count} pages`)
    if (existsSync(pdf)) writeFileSync(join(folder, `${name}-${format}.pdf`), readFileSync(pdf))
  }
}
if (!kept) rmSync(folder, { recursive: true })
console.log(failures === 0 ? 'LibreOffice opened every file.' : `${failures} files were not opened as they should be.`)
process.exit(failures === 0 ? 0 : 1)

function pagesIn(pdf) {
  return [...pdf.matchAll(/\/Type\s*\/Page(?!s)/g)].length
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openScratchCopy, type ScratchCopy } from '#tests/support/scratch-copy.ts'

type Tool = 'biome' | 'tsc'

interface Violation {
  /** What the border forbids, as the test's sentence. */
  readonly border: string
  readonly file: string
  readonly text: string
  readonly tool: Tool
  /** Name of the lint rule, or number of the compiler's error, that must be said of the file. */
  readonly rule: string
}

const RESTRICTED = 'lint/style/noRestrictedImports'
const UNLISTED = 'TS6307'
const importing = (from: string): string => `import * as planted from '${from}'\n\nexport const kept = planted\n`
const restricted = (border: string, file: string, from: string): Violation => {
  return { border, file, text: importing(from), tool: 'biome', rule: RESTRICTED }
}
const linted = (border: string, file: string, text: string, rule: string): Violation => {
  return { border, file, text, tool: 'biome', rule }
}
const typed = (border: string, file: string, text: string, rule: string): Violation => {
  return { border, file, text, tool: 'tsc', rule }
}

const VIOLATIONS: readonly Violation[] = [
  restricted('shared imports nothing of the server', 'shared/doc/planted-server.ts', '#server/config.ts'),
  restricted(
    'shared imports nothing of the client',
    'shared/doc/planted-client.ts',
    '#client/session/board-session.ts',
  ),
  restricted('shared imports nothing of the tests', 'shared/doc/planted-tests.ts', '#tests/support/eventually.ts'),
  restricted('shared imports nothing of Node', 'shared/doc/planted-node.ts', 'node:crypto'),
  restricted('shared imports no React', 'shared/doc/planted-react.ts', 'react'),
  restricted('shared imports no sockets', 'shared/protocol/planted-sockets.ts', 'y-websocket'),
  restricted('the domain imports no documents', 'shared/domain/planted-doc.ts', '#shared/doc/documents.ts'),
  restricted('the domain imports no bytes', 'shared/domain/planted-bytes.ts', '#shared/protocol/errors.ts'),
  restricted('the domain imports no Yjs', 'shared/domain/planted-yjs.ts', 'yjs'),
  restricted('the domain imports no package beyond its two', 'shared/domain/planted-lib0.ts', 'lib0/encoding'),
  restricted('the protocol imports no Yjs', 'shared/protocol/planted-yjs.ts', 'yjs'),
  restricted('the protocol imports no documents', 'shared/protocol/planted-doc.ts', '#shared/doc/documents.ts'),
  restricted(
    'the server imports nothing of the client',
    'server/rooms/planted-client.ts',
    '#client/session/board-session.ts',
  ),
  restricted(
    'the server imports nothing of the tests',
    'server/rooms/planted-tests.ts',
    '#tests/support/eventually.ts',
  ),
  restricted('the server imports no React', 'server/rooms/planted-react.ts', 'react'),
  restricted('main imports nothing of the client', 'server/main.ts', '#client/session/board-session.ts'),
  restricted('rooms name no engine', 'server/rooms/planted-engine.ts', '#server/storage/sqlite-storage.ts'),
  restricted(
    'the storage folder names engines to itself only',
    'server/storage/planted-engine.ts',
    '#server/storage/sqlite-storage.ts',
  ),
  restricted('rooms open no database', 'server/rooms/planted-database.ts', 'node:sqlite'),
  restricted('the client imports nothing of the server', 'client/app/planted-server.ts', '#server/config.ts'),
  restricted('the client imports nothing of the tests', 'client/app/planted-tests.ts', '#tests/support/eventually.ts'),
  restricted('the client imports nothing of Node', 'client/app/planted-node.ts', 'node:fs/promises'),
  restricted('the store knows no React', 'client/store/planted-react.ts', 'react'),
  restricted('the session knows no React', 'client/session/planted-react.ts', 'react-dom/client'),
  restricted('nothing is imported from a folder above', 'client/app/planted-above.ts', '../session/board-session.ts'),
  restricted(
    'nothing is imported from a folder above, in tests too',
    'tests/unit/planted-above.ts',
    '../support/eventually.ts',
  ),
  restricted('nothing is imported from a folder below', 'server/planted-below.ts', './rooms/live-boards.ts'),
  linted(
    'a border holds for imports at run time',
    'server/rooms/planted-late.ts',
    "export const late = () => import('#client/session/board-session.ts')\n",
    RESTRICTED,
  ),
  linted(
    'files do not import each other in a circle',
    'shared/doc/planted-one.ts',
    importing('./planted-two.ts'),
    'lint/suspicious/noImportCycles',
  ),
  linted(
    'types do not, either',
    'shared/doc/planted-type-one.ts',
    "import type { Two } from './planted-type-two.ts'\n\nexport interface One {\n  two: Two\n}\n",
    'lint/suspicious/noImportCycles',
  ),
  linted(
    'there are no default exports',
    'client/app/planted-default.ts',
    'export default 1\n',
    'lint/style/noDefaultExport',
  ),
  linted(
    'there are no re-export files',
    'client/app/planted-barrel.ts',
    "export { kept } from './planted-node.ts'\n",
    'lint/performance/noBarrelFile',
  ),
  linted(
    'there is no any',
    'server/rooms/planted-any.ts',
    'export const planted = (value: any) => value\n',
    'lint/suspicious/noExplicitAny',
  ),
  linted(
    'nothing is asserted to be there',
    'server/rooms/planted-bang.ts',
    'export const planted = (value?: string) => value!\n',
    'lint/style/noNonNullAssertion',
  ),
  linted(
    'there are no enums',
    'server/rooms/planted-enum.ts',
    'export enum Planted {\n  One,\n}\n',
    'lint/style/noEnum',
  ),
  linted(
    'a type is imported as a type',
    'server/rooms/planted-type.ts',
    "import { Room } from '#server/rooms/room.ts'\n\nexport type Planted = Room\n",
    'lint/style/useImportType',
  ),
  linted(
    'no promise is left alone',
    'server/rooms/planted-promise.ts',
    'const act = async () => 1\nexport function planted() {\n  act()\n}\n',
    'lint/nursery/noFloatingPromises',
  ),
  linted(
    'files are named in kebab-case',
    'server/rooms/planted_name.ts',
    'export const planted = 1\n',
    'lint/style/useFilenamingConvention',
  ),
  linted(
    'shared reads no clock',
    'shared/domain/planted-clock.ts',
    'export const planted = () => Date.now()\n',
    'plugin',
  ),
  linted(
    'shared throws no dice',
    'shared/domain/planted-dice.ts',
    'export const planted = () => Math.random()\n',
    'plugin',
  ),
  typed(
    'shared compiles without the DOM',
    'shared/domain/planted-dom.ts',
    'export const planted = () => document.title\n',
    'TS2584',
  ),
  typed(
    'shared compiles without Node',
    'shared/domain/planted-process.ts',
    'export const planted = () => process.env\n',
    'TS2591',
  ),
  typed(
    'the projects keep the server from the client',
    'server/rooms/planted-project.ts',
    importing('#client/app/planted-for-server.ts'),
    UNLISTED,
  ),
  typed(
    'the projects keep the client from the server',
    'client/app/planted-project.ts',
    importing('#server/rooms/planted-for-client.ts'),
    UNLISTED,
  ),
  typed(
    'the projects keep shared from the server',
    'shared/doc/planted-project.ts',
    importing('#server/rooms/planted-for-shared.ts'),
    UNLISTED,
  ),
  typed(
    'what type stripping cannot take away is not written',
    'server/rooms/planted-enum.ts',
    'export enum Planted {\n  One,\n}\n',
    'TS1294',
  ),
]

/** The other halves. The compiler says once of each file that it is out of bounds, so each has its own. */
const COMPANIONS: Readonly<Record<string, string>> = {
  'client/app/planted-for-server.ts': 'export const planted = 1\n',
  'server/rooms/planted-for-client.ts': 'export const planted = 1\n',
  'server/rooms/planted-for-shared.ts': 'export const planted = 1\n',
  'shared/doc/planted-two.ts': importing('./planted-one.ts'),
  'shared/doc/planted-type-two.ts':
    "import type { One } from './planted-type-one.ts'\n\nexport interface Two {\n  one: One\n}\n",
}
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'shared/domain/planted-good.ts': ['fractional-indexing', 'valibot', '#shared/domain/ids.ts'],
  'shared/doc/planted-good.ts': ['yjs', '#shared/domain/ids.ts', './documents.ts'],
  'shared/protocol/planted-good.ts': ['lib0/encoding', 'y-protocols/sync', '#shared/domain/ids.ts'],
  'server/rooms/planted-good.ts': ['node:crypto', 'ws', '#server/storage/storage.ts', '#shared/doc/documents.ts'],
  'server/storage/planted-good.ts': ['node:sqlite', './storage.ts'],
  'client/store/planted-good.ts': ['yjs', '#client/session/board-session.ts', '#shared/doc/documents.ts'],
  'client/app/planted-good.ts': ['react', '#client/session/board-session.ts', '#shared/domain/ids.ts'],
  'tests/unit/planted-good.ts': ['node:fs', '#server/config.ts', '#client/session/board-session.ts'],
}

let copy: ScratchCopy
/** Per tool: `file rule` of everything it said. */
let before: Readonly<Record<Tool, ReadonlySet<string>>>
let after: Readonly<Record<Tool, ReadonlySet<string>>>

beforeAll(async () => {
  copy = await openScratchCopy()
  before = await listen()
  for (const { file, text } of VIOLATIONS) await copy.plant(file, text)
  for (const [file, text] of Object.entries(COMPANIONS)) await copy.plant(file, text)
  for (const [file, sources] of Object.entries(ALLOWED)) {
    const imports = sources.map((source, at) => `import * as good${at} from '${source}'\n`)
    await copy.plant(
      file,
      `${imports.join('')}\nexport const kept = [${sources.map((_, at) => `good${at}`).join(', ')}]\n`,
    )
  }
  after = await listen()
}, 120_000)

afterAll(() => copy.remove())

async function listen(): Promise<Readonly<Record<Tool, ReadonlySet<string>>>> {
  const lint = ['lint', '--reporter=github', '--max-diagnostics=none']
  const types = ['-b', 'shared', 'server', 'client', 'tests', '--pretty', 'false']
  const [linter, compiler] = await Promise.all([
    copy.run('@biomejs/biome/bin/biome', lint),
    copy.run('typescript/bin/tsc', types),
  ])
  return {
    biome: new Set(saidByBiome(linter)),
    tsc: new Set(saidByTsc(compiler)),
  }
}

function* saidByBiome(output: string): Generator<string> {
  for (const [, rule, file] of output.matchAll(/^::\w+ title=([^,]+),file=([^,]+),/gm)) {
    yield `${file?.split(`${copy.folder}/`).at(-1)} ${rule}`
  }
}

function* saidByTsc(output: string): Generator<string> {
  for (const [, file, code] of output.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+):/gm)) yield `${file} ${code}`
}

describe('a border that is crossed is reported', () => {
  test.each(VIOLATIONS)('$border ($tool)', ({ file, tool, rule }) => {
    expect([...after[tool]]).toContain(`${file} ${rule}`)
  })
})

test('nothing of it is reported while nothing is planted', () => {
  const planted = new Set(VIOLATIONS.map(({ file, rule }) => `${file} ${rule}`))
  const already = [...before.biome, ...before.tsc].filter(said => planted.has(said))
  expect(already).toEqual([])
})

test('what a border allows is not reported', () => {
  const good = [...after.biome].filter(said => Object.keys(ALLOWED).includes(said.split(' ')[0] ?? ''))
  expect(good.filter(said => said.endsWith(RESTRICTED))).toEqual([])
})

test('the tree itself crosses no border', () => {
  const rules = new Set(VIOLATIONS.map(({ rule }) => rule))
  expect([...before.biome].filter(said => rules.has(said.split(' ')[1] ?? ''))).toEqual([])
})

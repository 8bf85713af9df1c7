import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const REPOSITORY = join(import.meta.dirname, '../..')
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024
const run = promisify(execFile)

/** A copy of the tree, outside it, in which a test may plant what must never be in it. */
export interface ScratchCopy {
  readonly folder: string
  plant(file: string, text: string): Promise<void>
  /** Runs a file of node_modules on this Node, in the copy. What it says on both streams, whether it succeeds or not. */
  run(tool: string, args: readonly string[]): Promise<string>
  remove(): Promise<void>
}

/** Copies what git knows, and what it would take in; the packages are shared, not copied. */
export async function openScratchCopy(): Promise<ScratchCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'timantti-scratch-'))
  for (const file of await filesOfTree()) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(REPOSITORY, file), join(folder, file))
  }
  await symlink(join(REPOSITORY, 'node_modules'), join(folder, 'node_modules'))
  return {
    folder,
    async plant(file, text) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    },
    async run(tool, args) {
      const file = join(REPOSITORY, 'node_modules', tool)
      const options = { cwd: folder, maxBuffer: OUTPUT_MAX_BYTES, env: { ...process.env, NO_COLOR: '1' } }
      const { stdout, stderr } = await run(process.execPath, [file, ...args], options).catch(said)
      return stdout + stderr
    },
    async remove() {
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function filesOfTree(): Promise<readonly string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const { stdout } = await run('git', args, { cwd: REPOSITORY, maxBuffer: OUTPUT_MAX_BYTES })
  const deleted = await run('git', ['ls-files', '-z', '--deleted'], { cwd: REPOSITORY })
  const gone = new Set(deleted.stdout.split('\0'))
  return stdout.split('\0').filter(file => file !== '' && !gone.has(file))
}

/** A tool that found something ends with an error, and what it said is what we want. One that never ran is a bug. */
function said(error: unknown): { readonly stdout: string; readonly stderr: string } {
  const isAnswer = error instanceof Error && 'code' in error && typeof error.code === 'number'
  if (!isAnswer || !('stdout' in error) || !('stderr' in error)) throw error
  return { stdout: String(error.stdout), stderr: String(error.stderr) }
}

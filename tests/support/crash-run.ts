import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const WRITER = fileURLToPath(new URL('./crash-writer.ts', import.meta.url))

export interface CrashRun {
  readonly file: string
  readonly seed: number
  /** `none`, or the step at which the writer kills itself, with how often it passes it first. */
  readonly stop?: string
  readonly times?: number
  /** Killed from outside so long after its first word. */
  readonly killAfterMs?: number
  /** Largest file that it may write, in KiB: stands in for a full disk. */
  readonly fileMaxKib?: number
}

/** Everything the writer said before it died. */
export async function runUntilCrash(run: CrashRun): Promise<readonly string[]> {
  const words = [process.execPath, WRITER, run.file, String(run.seed), run.stop ?? 'none', String(run.times ?? 1)]
  const limit = run.fileMaxKib === undefined ? '' : `ulimit -f ${run.fileMaxKib};`
  const child = spawn('bash', ['-c', `${limit} exec "$@"`, 'bash', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  const complained: Buffer[] = []
  let isTimed = false
  child.stdout.on('data', (part: Buffer) => {
    said.push(part)
    if (isTimed || run.killAfterMs === undefined) return
    isTimed = true
    setTimeout(() => child.kill('SIGKILL'), run.killAfterMs)
  })
  child.stderr.on('data', (part: Buffer) => complained.push(part))
  await new Promise((resolve, reject) => {
    child.on('close', resolve)
    child.on('error', reject)
  })
  if (complained.length > 0) throw new Error(`the writer complained: ${Buffer.concat(complained)}`)
  // The last line may be half; what was not said whole was not acknowledged.
  return Buffer.concat(said).toString().split('\n').slice(0, -1)
}

/** The highest acknowledged sequence of each `board/document`. */
export function acknowledged(lines: readonly string[], before: ReadonlyMap<string, number>): Map<string, number> {
  const highest = new Map(before)
  for (const line of lines) {
    const [word, place, sequence] = line.split(' ')
    if (word === 'saved' && place !== undefined) highest.set(place, Math.max(highest.get(place) ?? 0, Number(sequence)))
  }
  return highest
}

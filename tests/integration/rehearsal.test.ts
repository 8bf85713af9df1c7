import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Ask } from '#server/rehearsal/ask.ts'
import { rehearse } from '#server/rehearsal/rehearse.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'

test('a rehearsal runs the whole order with simulated people: nothing is lost, every dot is counted', async () => {
  const http = await HttpAtWork.start()
  const origin = `http://127.0.0.1:${http.http.port}`
  const ask = new Ask(origin)
  const made = await ask.createBoard('fi', 'Harjoitus')
  const heard: string[] = []
  let turn = 0
  const figures = await rehearse({
    origin,
    ask,
    people: 7,
    viewers: 2,
    notes: 4,
    pace: 4000,
    links: made.links,
    code: made.code,
    say: words => heard.push(words),
    random: () => {
      turn += 1
      return (turn * 0.381) % 1
    },
  })
  expect(heard.at(-1)).toContain('Close')
  // One to warm up, two for each of the private steps.
  expect(figures.notesWritten).toBe(7 * 5)
  expect(figures).toMatchObject({ notesLost: 0, gaps: 0, broken: 0, notesRevealed: 14 })
  expect([...figures.refused]).toEqual([])
  expect(figures.join.count).toBe(9)
  expect(figures.saved.count).toBeGreaterThanOrEqual(35)
  expect(figures.reveal.count).toBe(2 * 9)
  expect(figures.moveSeen.count).toBeGreaterThan(0)
  expect(figures.ballot.count).toBeGreaterThanOrEqual(7)
  expect(figures.dotsGiven).toBeGreaterThan(0)
  expect(figures.dotsCounted).toBe(figures.dotsGiven)
  await http.close()
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a rehearsal that is broken off by %s leaves neither its folder nor its server behind',
  async signal => {
    const folder = await mkdtemp(join(tmpdir(), 'broken-off-'))
    const main = join(import.meta.dirname, '../../server/rehearsal/main.ts')
    const child = spawn(process.execPath, [main, '--people', '3', '--pace', '1'], {
      env: { PATH: process.env['PATH'], TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Its server writes to the same pipe: it is closed when both have ended.
    const closed = new Promise<void>(resolve => child.once('close', () => resolve()))
    await new Promise<void>(resolve => child.stdout.once('data', () => resolve()))
    expect(await readdir(folder)).toHaveLength(1)
    child.kill(signal)
    await closed
    expect(child.exitCode).toBe(130)
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
  },
)

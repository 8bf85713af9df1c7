import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { openStop, STOP_MS } from '#server/stop.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { eventually } from '#tests/support/eventually.ts'

const repository = join(import.meta.dirname, '..', '..')
let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

interface Started {
  readonly child: ChildProcess
  readonly address: string
  readonly said: () => string
  readonly errors: () => string
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>
}

/** The real process on a free port; resolves when it says that it is ready, or has ended. */
async function start(variables: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: repository,
    env: { PATH: process.env['PATH'], TIMANTTI_PORT: '0', TIMANTTI_DATA: folder, ...variables },
  })
  running.add(child)
  let out = ''
  let err = ''
  let isOver = false
  child.stdout.on('data', part => {
    out += String(part)
  })
  child.stderr.on('data', part => {
    err += String(part)
  })
  const ended = new Promise<number | string | null>(resolve => {
    child.on('close', (code, signal) => {
      isOver = true
      running.delete(child)
      resolve(code ?? signal)
    })
  })
  await eventually('the server is ready or has ended', () => isOver || out.includes('Ctrl+C'), 30_000)
  return {
    child,
    address: /http:\/\/127\.0\.0\.1:\d+/.exec(out)?.[0] ?? '',
    said: () => out,
    errors: () => err,
    ended,
  }
}

/** Code that kills a first start: before and after the mark is written, and after the board is. */
const DEATHS_OF_A_START = {
  'before-the-mark': dyingAt('write', 'before', 1),
  'after-the-mark': dyingAt('rename', 'after', 1),
  'after-the-board': dyingAt('write', 'before', 2),
  'before-the-second-mark': dyingAt('rename', 'before', 2),
}

/** Kills the process at the nth time that it writes the mark of the example, or renames it. */
function dyingAt(act: 'write' | 'rename', when: 'before' | 'after', nth: number): string {
  return `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    const name = '${act}' === 'write' ? 'writeFileSync' : 'renameSync'
    const real = fs[name]
    let times = 0
    fs[name] = (file, ...more) => {
      const isIt = String(file).includes('example.json') && (times += 1) === ${nth}
      if (isIt && '${when}' === 'before') process.kill(process.pid, 'SIGKILL')
      real(file, ...more)
      if (isIt) process.kill(process.pid, 'SIGKILL')
    }
    syncBuiltinESMExports()`
}

/** The printed example links, by role, as board and key. */
function exampleOf({ said }: Started) {
  const links = [...said().matchAll(/\/b\/([A-Za-z0-9_-]+)#([A-Za-z0-9_-]+)/g)].map(([, board, key]) => ({
    board,
    key,
  }))
  const code = /Koodi \/ Code:\s+([A-Z0-9]{6})/.exec(said())?.[1] ?? ''
  return { links, code }
}

async function post(address: string, path: string, body: object) {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, string> }
}

describe('the server as a process', () => {
  test('prints working links of the example workshop, stops within 10 s, and gives new links at the next start', async () => {
    const first = await start()
    const { links, code } = exampleOf(first)
    expect(links).toHaveLength(3)
    expect(first.said()).toContain(`${first.address}/studio`)
    const roles: string[] = []
    const tokens: string[] = []
    for (const { board, key } of links) {
      const { json } = await post(first.address, `/api/boards/${board}/sessions`, { key })
      roles.push(json['role'] ?? '')
      tokens.push(json['token'] ?? '')
    }
    expect(roles).toEqual(['facilitator', 'participant', 'viewer'])
    expect((await post(first.address, '/api/look', { code })).json['role']).toBe('participant')
    const board = links[0]?.board ?? ''
    const socket = new WebSocket(`${first.address.replace('http', 'ws')}/sync/${board}`, [SUBPROTOCOL, tokens[0] ?? ''])
    const closed = new Promise<number>(resolve => socket.on('close', resolve))
    await new Promise(resolve => socket.on('open', resolve))

    const stoppedAt = performance.now()
    first.child.kill('SIGTERM')
    expect(await closed).toBe(1001)
    expect(await first.ended).toBe(0)
    expect(performance.now() - stoppedAt).toBeLessThan(10_000)

    const second = await start()
    const again = exampleOf(second)
    expect(again.links.map(link => link.board)).toEqual([board, board, board])
    expect(again.links.map(link => link.key)).not.toEqual(links.map(link => link.key))
    const headers = { authorization: `Bearer ${tokens[2]}` }
    const exported = await fetch(`${second.address}/api/boards/${board}/export.json`, { headers })
    expect(exported.status).toBe(200)
    const { tables } = (await exported.json()) as { tables: { notes: object } }
    expect(Object.keys(tables.notes).length).toBeGreaterThanOrEqual(150)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  test('keeps no key on the disk, and its folder for its own user alone', async () => {
    const server = await start()
    const keys = exampleOf(server).links.map(link => link.key ?? '')
    for (const file of await readdir(folder)) {
      const bytes = await readFile(join(folder, file), 'latin1')
      for (const key of keys) expect(bytes).not.toContain(key)
    }
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('does not make the example again once somebody has deleted it', async () => {
    const server = await start()
    const [facilitator] = exampleOf(server).links
    const path = `/api/boards/${facilitator?.board}`
    const { json } = await post(server.address, `${path}/sessions`, { key: facilitator?.key })
    const headers = { authorization: `Bearer ${json['token']}` }
    expect((await fetch(`${server.address}${path}`, { method: 'DELETE', headers })).status).toBe(204)
    server.child.kill('SIGTERM')
    await server.ended
    const next = await start()
    expect(exampleOf(next).links).toEqual([])
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  test('says in one line what is wrong with its configuration', async () => {
    const server = await start({ TIMANTTI_PORT: 'many' })
    expect(await server.ended).toBe(2)
    expect(server.errors().trim().split('\n')).toEqual([expect.stringMatching(/^TIMANTTI_PORT must /)])
    expect(server.said()).toBe('')
  })

  test('says in one line that its port is taken', async () => {
    const server = await start({ TIMANTTI_EXAMPLE: 'no' })
    const port = new URL(server.address).port
    const other = await start({ TIMANTTI_PORT: port, TIMANTTI_DATA: join(folder, 'other') })
    expect(await other.ended).toBe(1)
    expect(other.errors().trim()).toBe(`port ${port} of 127.0.0.1 is taken: set TIMANTTI_PORT to another one`)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('a second one on the same folder says so in one line and leaves the first one alone', async () => {
    const variables = { TIMANTTI_DATA: join(folder, 'shared') }
    const first = await start(variables)
    const { port } = new URL(first.address)
    const { links } = exampleOf(first)
    const others = await Promise.all([start(variables), start({ ...variables, TIMANTTI_PORT: port })])
    for (const late of others) {
      expect(await late.ended).toBe(1)
      expect(late.errors().trim()).toBe(
        `the folder ${variables.TIMANTTI_DATA} is in use: Timantti is running already, or set TIMANTTI_DATA to another folder`,
      )
      expect(late.said()).toBe('')
    }
    for (const { board, key } of links) {
      expect((await post(first.address, `/api/boards/${board}/sessions`, { key })).status).toBe(200)
    }
    // A folder is free again when its server has died, however it died.
    first.child.kill('SIGKILL')
    await first.ended
    const next = await start(variables)
    expect(exampleOf(next).links).toHaveLength(3)
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  })

  test('a signal that comes with the very greeting is heard', async () => {
    const atGreeting = `
      const say = console.log
      console.log = (...words) => {
        say(...words)
        if (String(words[0]).includes('Ctrl+C')) process.kill(process.pid, 'SIGTERM')
      }`
    const server = await start({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(atGreeting)}`,
      TIMANTTI_DATA: join(folder, 'greeting'),
    })
    expect(await server.ended).toBe(0)
  })

  test('a start that dies while it makes the example is carried on by the next one', async () => {
    for (const [at, dies] of Object.entries(DEATHS_OF_A_START)) {
      const variables = { TIMANTTI_DATA: join(folder, at) }
      const first = await start({
        ...variables,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(dies)}`,
      })
      expect(await first.ended, at).toBe('SIGKILL')
      const next = await start(variables)
      const { links } = exampleOf(next)
      expect(links, at).toHaveLength(3)
      const [facilitator] = links
      const joined = await post(next.address, `/api/boards/${facilitator?.board}/sessions`, { key: facilitator?.key })
      expect(joined.status, at).toBe(200)
      next.child.kill('SIGTERM')
      expect(await next.ended, at).toBe(0)
    }
  })
})

describe('stopping', () => {
  function stopping(steps: (() => void | Promise<void>)[]) {
    const exits: number[] = []
    const errors: unknown[] = []
    let ring: (() => void) | undefined
    const stop = openStop({
      steps,
      exit: code => exits.push(code),
      after(delayMs, act) {
        expect(delayMs).toBe(STOP_MS)
        ring = act
        return () => {
          ring = undefined
        }
      },
      onError: error => errors.push(error),
    })
    return { stop, exits, errors, ring: () => ring?.() }
  }
  const never = () => new Promise<void>(() => undefined)

  test('goes step by step and ends well', async () => {
    const done: string[] = []
    const { stop, exits, ring } = stopping([() => void done.push('first'), async () => void done.push('second')])
    await stop()
    ring()
    expect([done, exits]).toEqual([['first', 'second'], [0]])
  })

  test('goes on after a step that fails, and says so', async () => {
    const done: string[] = []
    const { stop, exits, errors } = stopping([() => Promise.reject(new Error('no')), () => void done.push('storage')])
    await stop()
    expect([done, exits, errors.length]).toEqual([['storage'], [1], 1])
  })

  test('waits no longer than its limit', () => {
    const { stop, exits, ring } = stopping([never])
    void stop()
    expect(exits).toEqual([])
    ring()
    expect(exits).toEqual([1])
  })

  test('a second signal does not wait', () => {
    const { stop, exits } = stopping([never])
    void stop()
    void stop()
    expect(exits).toEqual([1])
  })
})

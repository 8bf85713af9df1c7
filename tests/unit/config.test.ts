import { describe, expect, test } from 'vitest'
import { readConfig, VARIABLES } from '#server/config.ts'

describe('reading the configuration', () => {
  test('an empty environment gives a server for this machine alone', () => {
    const read = readConfig({})
    expect(read).toEqual({
      ok: true,
      config: {
        port: 4321,
        host: '127.0.0.1',
        dataFolder: './data',
        clientFolder: 'dist/client',
        origins: [],
        publicUrl: undefined,
        embed: false,
        metricsToken: undefined,
        create: { kind: 'open' },
        example: true,
        trustProxy: false,
        log: 'info',
      },
    })
  })

  test('everything can be set', () => {
    const read = readConfig({
      TIMANTTI_PORT: '0',
      TIMANTTI_HOST: '::',
      TIMANTTI_DATA: '/srv/timantti',
      TIMANTTI_CLIENT: '/srv/client',
      TIMANTTI_ORIGINS: 'https://intra.example.org/, http://localhost:5173',
      TIMANTTI_PUBLIC_URL: 'https://board.example.org/',
      TIMANTTI_EMBED: 'yes',
      TIMANTTI_METRICS_TOKEN: 'a-long-enough-token',
      TIMANTTI_CREATE: 'key:a-long-enough-secret',
      TIMANTTI_EXAMPLE: 'no',
      TIMANTTI_TRUST_PROXY: 'yes',
      TIMANTTI_LOG: 'silent',
    })
    expect(read).toMatchObject({
      ok: true,
      config: {
        port: 0,
        host: '::',
        origins: ['https://intra.example.org', 'http://localhost:5173'],
        publicUrl: 'https://board.example.org',
        embed: true,
        create: { kind: 'key', secret: 'a-long-enough-secret' },
        example: false,
        trustProxy: true,
        log: 'silent',
      },
    })
  })

  test('an empty variable counts as not set', () => {
    expect(readConfig({ TIMANTTI_PORT: '', TIMANTTI_METRICS_TOKEN: '' })).toMatchObject({
      ok: true,
      config: { port: 4321, metricsToken: undefined },
    })
  })

  test.each([
    ['TIMANTTI_PORT', 'many'],
    ['TIMANTTI_PORT', '70000'],
    ['TIMANTTI_PORT', '-1'],
    ['TIMANTTI_HOST', 'two words'],
    ['TIMANTTI_ORIGINS', 'https://good.example.org,javascript:alert(1)'],
    ['TIMANTTI_PUBLIC_URL', 'board.example.org'],
    ['TIMANTTI_PUBLIC_URL', 'https://user:pass@board.example.org'],
    ['TIMANTTI_EMBED', 'perhaps'],
    ['TIMANTTI_METRICS_TOKEN', 'short'],
    ['TIMANTTI_CREATE', 'key:short'],
    ['TIMANTTI_CREATE', 'closed'],
    ['TIMANTTI_EXAMPLE', 'true'],
    ['TIMANTTI_TRUST_PROXY', '1'],
    ['TIMANTTI_LOG', 'loud'],
  ])('%s=%s is one line that names the variable', (name, value) => {
    const read = readConfig({ [name]: value })
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.problems).toHaveLength(1)
    expect(read.problems[0]).toMatch(new RegExp(`^${name} must [^\\n]+$`))
  })

  test('all problems are told at once, and no secret is repeated', () => {
    const read = readConfig({ TIMANTTI_PORT: 'x', TIMANTTI_CREATE: 'key:tiny', TIMANTTI_METRICS_TOKEN: 'hush' })
    expect(read.ok ? [] : read.problems).toHaveLength(3)
    expect(JSON.stringify(read)).not.toMatch(/tiny|hush/)
  })

  test('every variable is one of ours', () => {
    expect(VARIABLES.every(name => name.startsWith('TIMANTTI_'))).toBe(true)
  })
})

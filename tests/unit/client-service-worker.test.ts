import { describe, expect, test } from 'vitest'
import { ON_DEMAND_FOLDER, precache } from '#client/service-worker/precache-plugin.ts'

/** What the worker of a build of these files is told. */
function told(files: readonly string[]): { version: string; paths: string[]; onDemand: string[] } {
  const worker = { type: 'chunk', code: 'PRECACHED' }
  const bundle = {
    'service-worker.js': worker,
    'index.html': { type: 'asset', source: '<html>' },
    ...Object.fromEntries(files.map(name => [name, { type: 'chunk', code: '' }])),
  }
  const { generateBundle } = precache(['/favicon.svg'])
  if (typeof generateBundle !== 'function') throw new Error('the plugin has no generateBundle')
  generateBundle.call({} as never, {} as never, bundle as never, false)
  return JSON.parse(worker.code.slice(1, -1))
}

describe('the service worker', () => {
  const writers = [`${ON_DEMAND_FOLDER}pptx-1a2b.js`, `${ON_DEMAND_FOLDER}file-worker-3c4d.js`]

  test('keeps the page’s files from the start, and the writers of office files only once they are asked for', () => {
    const { paths, onDemand } = told(['assets/index-1.js', ...writers, 'assets/index-2.css'])
    expect(paths).toEqual(['/assets/index-1.js', '/assets/index-2.css', '/favicon.svg'])
    expect(onDemand).toEqual([`/${ON_DEMAND_FOLDER}file-worker-3c4d.js`, `/${ON_DEMAND_FOLDER}pptx-1a2b.js`])
  })

  test('is another one when any file is, one that is kept on demand too', () => {
    const before = told(['assets/index-1.js', ...writers])
    expect(told(['assets/index-1.js', ...writers]).version).toBe(before.version)
    expect(told(['assets/index-2.js', ...writers]).version).not.toBe(before.version)
    expect(told(['assets/index-1.js', `${ON_DEMAND_FOLDER}pptx-9z.js`]).version).not.toBe(before.version)
  })
})

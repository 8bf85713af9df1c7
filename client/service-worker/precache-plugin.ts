import type { Plugin } from 'vite'

const WORKER = 'service-worker'
/** What is built into it is large and seldom used: kept on a device once it has been asked for there, not before. */
export const ON_DEMAND_FOLDER = 'assets/on-demand/'

/** Builds the service worker beside the page and tells it every file of the build. `others` are paths of the public folder. */
export function precache(others: readonly string[]): Plugin {
  return {
    name: 'timantti:precache',
    apply: 'build',
    enforce: 'post',
    config: ({ root = '.' }) => ({
      build: {
        rolldownOptions: {
          input: { index: `${root}/index.html`, [WORKER]: `${root}/service-worker/worker.ts` },
          // The worker's own address must stay the same from build to build.
          output: { entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js') },
        },
      },
    }),
    generateBundle(_options, bundle) {
      const worker = bundle[`${WORKER}.js`]
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
      const built = Object.keys(bundle).filter(name => name.startsWith('assets/'))
      const page = bundle['index.html']
      const now = built.filter(name => !name.startsWith(ON_DEMAND_FOLDER))
      const onDemand = built.filter(name => name.startsWith(ON_DEMAND_FOLDER)).map(name => `/${name}`)
      const paths = [...now.map(name => `/${name}`), ...others].sort()
      const files = { paths, onDemand: onDemand.sort() }
      const version = hashOf(JSON.stringify([files, page?.type === 'asset' ? String(page.source) : '']))
      worker.code = worker.code.replaceAll('PRECACHED', () => `(${JSON.stringify({ version, ...files })})`)
    },
  }
}

/** FNV-1a in base 36: names differ when builds do; nothing secret hangs on it. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash.toString(36)
}

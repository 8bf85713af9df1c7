import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { ON_DEMAND_FOLDER, precache } from '#client/service-worker/precache-plugin.ts'

const repository = import.meta.dirname
/** Files that go out under their own names, without a hash. */
const publicPaths = readdirSync(join(repository, 'client/public')).map(name => `/${name}`)
const serverOrigin = `http://127.0.0.1:${process.env['TIMANTTI_PORT'] ?? '4321'}`
const ON_DEMAND = {
  entryFileNames: `${ON_DEMAND_FOLDER}[name]-[hash].js`,
  chunkFileNames: `${ON_DEMAND_FOLDER}[name]-[hash].js`,
}

interface Suite {
  readonly name: string
  readonly testTimeout: number
  /** Suites of one rank run side by side; a higher rank waits for the lower ones. */
  readonly rank: number
  readonly maxWorkers: number
  readonly include?: string
  readonly environment?: 'happy-dom'
}

/** One folder of tests/, one project. What starts processes and browsers gets the machine to itself. */
function suite({ name, testTimeout, rank, maxWorkers, include = '**/*.test.ts', environment }: Suite) {
  return {
    extends: true as const,
    test: {
      name,
      root: repository,
      include: [`tests/${name}/${include}`],
      environment: environment ?? 'node',
      testTimeout,
      hookTimeout: Math.max(testTimeout, 60_000),
      maxWorkers,
      fileParallelism: maxWorkers > 1,
      sequence: { groupOrder: rank },
    },
  }
}

export default defineConfig({
  root: join(repository, 'client'),
  plugins: [react(), precache(publicPaths)],
  build: { outDir: join(repository, 'dist/client'), emptyOutDir: true, sourcemap: false, target: 'es2023' },
  // Fetched by whoever makes a file, and kept off the list of what every device keeps.
  worker: { format: 'es', rolldownOptions: { output: ON_DEMAND } },
  css: { modules: { generateScopedName: '[name]-[local]-[hash:base64:4]' } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': serverOrigin,
      '/metrics': serverOrigin,
      '/sync': { target: serverOrigin, ws: true },
    },
  },
  test: {
    root: repository,
    pool: 'forks',
    projects: [
      suite({ name: 'unit', testTimeout: 30_000, rank: 0, maxWorkers: 2 }),
      suite({
        name: 'ui',
        testTimeout: 30_000,
        rank: 0,
        maxWorkers: 2,
        include: '**/*.test.tsx',
        environment: 'happy-dom',
      }),
      suite({ name: 'contract', testTimeout: 60_000, rank: 0, maxWorkers: 2 }),
      suite({ name: 'convergence', testTimeout: 300_000, rank: 1, maxWorkers: 2 }),
      suite({ name: 'integration', testTimeout: 180_000, rank: 2, maxWorkers: 1 }),
      suite({ name: 'e2e', testTimeout: 240_000, rank: 3, maxWorkers: 1 }),
    ],
  },
})

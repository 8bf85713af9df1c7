import { setImmediate } from 'node:timers/promises'
import { openInProcessBus } from '#server/bus/in-process-bus.ts'
import { busContract } from './bus.ts'

busContract('in one process', async () => {
  const errors: unknown[] = []
  return { bus: openInProcessBus({ onError: error => errors.push(error) }), errors, settled: () => setImmediate() }
})

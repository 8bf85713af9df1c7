// hocuspocus with its documents in memory alone; `flushDelay` as in its documentation for busy rooms, if asked for.
import { Server } from '@hocuspocus/server'

const flushDelay = Number(process.env.HP_FLUSH_DELAY ?? 0)
const server = new Server({
  port: Number(process.env.PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  ...(flushDelay > 0 ? { flushDelay } : {}),
})
await server.listen()

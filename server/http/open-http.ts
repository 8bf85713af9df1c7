import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebSocketServer } from 'ws'
import type { Random } from '#server/access/secrets.ts'
import { errorFacts } from '#server/observe/log.ts'
import { openRequestAnswerer } from './answer-request.ts'
import { securityHeaders } from './security-headers.ts'
import type { Services } from './services.ts'
import { openStaticFiles } from './static-files.ts'
import { openUpgrader } from './upgrade.ts'

/** A37: a line that sends its headers or its body slower than this is cut. */
const HEADERS_MS = 10_000
const REQUEST_MS = 20_000
const KEEP_ALIVE_MS = 20_000
/** How often slow lines are looked for. */
const CHECK_MS = 1_000
const HEADERS_MAX_BYTES = 8 * 1024

export interface Http {
  readonly port: number
  /** Stops letting anyone in; requests under way are answered. */
  refuseNew(): void
  /** After the rooms are closed: cuts what is left. Safe to call twice. */
  close(): Promise<void>
}

/** Listens; resolves when the port is open, rejects when it cannot be had. `sockets` upgrades for the rooms. */
export async function openHttp(
  services: Services,
  the: {
    readonly port: number
    readonly host: string
    readonly sockets: WebSocketServer
    readonly random: Random
    readonly headersMs?: number
  },
): Promise<Http> {
  const { config, log } = services
  const headers = securityHeaders({ embed: config.embed, isHttps: config.publicUrl?.startsWith('https:') === true })
  let closing = false
  const isClosing = () => closing
  const files = openStaticFiles(config.clientFolder)
  const answer = openRequestAnswerer({ services, files, headers, random: the.random, isClosing })
  const upgrade = openUpgrader({ services, sockets: the.sockets, headers, isClosing })

  const server = createServer(
    {
      headersTimeout: the.headersMs ?? HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
      maxHeaderSize: HEADERS_MAX_BYTES,
    },
    (request, response) => {
      answer(request, response).catch(error => {
        log.error(errorFacts(error), 'answering failed')
        response.destroy()
      })
    },
  )
  server.on('upgrade', (request, socket, head) => {
    upgrade(request, socket, head).catch(error => {
      log.error(errorFacts(error), 'upgrading failed')
      socket.destroy()
    })
  })
  await listen(server, the.port, the.host)

  return {
    port: (server.address() as AddressInfo).port,
    refuseNew() {
      closing = true
      server.close()
      server.closeIdleConnections()
    },
    async close() {
      closing = true
      server.close()
      server.closeAllConnections()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

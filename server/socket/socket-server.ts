import { WebSocketServer } from 'ws'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'

/** M12: a longer frame closes its socket with 1009 before it is read. */
export const FRAME_MAX_BYTES = 256 * 1024

/**
 * Upgrades sockets for `attach`; the door (origin, token, board) is checked before `handleUpgrade` is called.
 * Compression is off: a frame is written to many sockets as it is, and a bomb has nothing to swell in (A33).
 */
export function openSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: FRAME_MAX_BYTES,
    perMessageDeflate: false,
    handleProtocols: offered => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  })
}

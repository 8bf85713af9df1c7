// y-websocket's server as it comes, without a store: its documents are in memory alone.
import http from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import WebSocket from 'ws'

const sockets = new WebSocket.Server({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = http.createServer((_request, response) => response.end('here'))
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, peer => sockets.emit('connection', peer, request))
})
server.listen(Number(process.env.PORT), '127.0.0.1')

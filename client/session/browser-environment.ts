import { deviceTexts } from './device-texts.ts'
import type { Environment, Socket, SocketEvents } from './environment.ts'
import { IndexedDbStorage } from './indexeddb-storage.ts'

/** The browser as a session needs it. `storageFailed` hears when this device can keep nothing (private window, full disk). */
export function browserEnvironment(storageFailed: (error: unknown) => void): Environment {
  return {
    now: () => Date.now(),
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs)
      return () => clearTimeout(timer)
    },
    random: () => Math.random(),
    connect: webSocket,
    isOnline: () => navigator.onLine,
    onOnline: wake => {
      addEventListener('online', wake)
      addEventListener('offline', wake)
      return () => {
        removeEventListener('online', wake)
        removeEventListener('offline', wake)
      }
    },
    texts: deviceTexts(),
    device: new IndexedDbStorage(indexedDB, storageFailed),
  }
}

/** A WebSocket of the platform: of a browser, or of Node. */
export function webSocket(url: string, protocols: readonly string[], events: SocketEvents): Socket {
  const socket = new WebSocket(url, [...protocols])
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => events.opened()
  socket.onmessage = ({ data }) => {
    if (data instanceof ArrayBuffer) events.received(new Uint8Array(data))
  }
  socket.onclose = ({ code }) => events.closed(code)
  return {
    send: bytes => socket.send(new Uint8Array(bytes)),
    drop: () => {
      socket.onopen = socket.onmessage = socket.onclose = null
      socket.close()
    },
  }
}

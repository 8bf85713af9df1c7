/**
 * Carries short messages between the parts of one node, and later between nodes. Best effort: a message may be lost
 * when a node dies; whatever must not be lost lies in the storage, and the bus only says that there is news.
 *
 * B1  A published message reaches every subscriber of that topic that subscribed before the publish, itself included.
 * B2  Messages of one publisher on one topic arrive in the order they were published.
 * B3  A throwing subscriber disturbs neither the publisher nor other subscribers; `onError` hears of it.
 * B4  After `unsubscribe()` or `close()` returns, no handler is called any more.
 * B5  `publish` never calls a handler before it returns.
 */
export interface Bus {
  publish(topic: string, message: Uint8Array): void
  subscribe(topic: string, handler: (message: Uint8Array) => void): Unsubscribe
  close(): Promise<void>
}
export type Unsubscribe = () => void

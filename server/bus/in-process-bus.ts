import type { Bus, Unsubscribe } from './bus.ts'

export interface InProcessBusOptions {
  /** B3: hears what a subscriber threw. */
  readonly onError: (error: unknown, topic: string) => void
}

type Handler = (message: Uint8Array) => void

/** One subscription; the same function subscribed twice is two. */
interface Subscriber {
  readonly handler: Handler
  isListening: boolean
}

/** The bus of a node that is alone: messages are handed over in microtasks, in the order of their publishing. */
export function openInProcessBus({ onError }: InProcessBusOptions): Bus {
  const subscribers = new Map<string, Set<Subscriber>>()
  let isClosed = false

  function deliver(topic: string, message: Uint8Array, to: readonly Subscriber[]): void {
    for (const subscriber of to) {
      if (!subscriber.isListening) continue
      try {
        subscriber.handler(message)
      } catch (error) {
        onError(error, topic)
      }
    }
  }

  function unsubscribe(topic: string, subscriber: Subscriber): void {
    subscriber.isListening = false
    const others = subscribers.get(topic)
    others?.delete(subscriber)
    if (others?.size === 0) subscribers.delete(topic)
  }

  return {
    publish(topic, message) {
      if (isClosed) return
      const to = [...(subscribers.get(topic) ?? [])]
      if (to.length === 0) return
      // A copy: the publisher may use its buffer again before the microtask runs.
      const copy = message.slice()
      queueMicrotask(() => deliver(topic, copy, to))
    },
    subscribe(topic, handler): Unsubscribe {
      const subscriber: Subscriber = { handler, isListening: !isClosed }
      if (isClosed) return () => undefined
      const others = subscribers.get(topic) ?? new Set()
      subscribers.set(topic, others.add(subscriber))
      return () => unsubscribe(topic, subscriber)
    },
    async close() {
      isClosed = true
      for (const each of subscribers.values()) for (const subscriber of each) subscriber.isListening = false
      subscribers.clear()
    },
  }
}

import { describe, expect, test } from 'vitest'
import type { Bus } from '#server/bus/bus.ts'

export interface BusAtWork {
  readonly bus: Bus
  /** What was thrown by subscribers. */
  readonly errors: readonly unknown[]
  /** Resolves when everything published so far has arrived. */
  settled(): Promise<void>
}

/** Rules B1 to B5 of server/bus/bus.ts; every engine passes them. */
export function busContract(engine: string, open: () => Promise<BusAtWork>): void {
  describe(`bus: ${engine}`, () => {
    const bytes = (...values: number[]) => Uint8Array.from(values)

    test('[B1] a message reaches every subscriber of its topic, the publisher included, and nobody else', async () => {
      const { bus, settled } = await open()
      const heard: string[] = []
      bus.subscribe('a', message => heard.push(`first ${message}`))
      bus.subscribe('a', message => heard.push(`second ${message}`))
      bus.subscribe('b', message => heard.push(`other ${message}`))
      bus.publish('a', bytes(1, 2))
      await settled()
      expect(heard.sort()).toEqual(['first 1,2', 'second 1,2'])
      await bus.close()
    })

    test('[B1] the same function subscribed twice hears twice, and once after one unsubscribe', async () => {
      const { bus, settled } = await open()
      let heard = 0
      const handler = () => {
        heard += 1
      }
      const unsubscribe = bus.subscribe('a', handler)
      bus.subscribe('a', handler)
      bus.publish('a', bytes(1))
      await settled()
      expect(heard).toBe(2)
      unsubscribe()
      unsubscribe()
      bus.publish('a', bytes(1))
      await settled()
      expect(heard).toBe(3)
      await bus.close()
    })

    test('[B1] what was published before the subscription is not heard', async () => {
      const { bus, settled } = await open()
      const heard: number[] = []
      bus.publish('a', bytes(1))
      bus.subscribe('a', message => heard.push(...message))
      bus.publish('a', bytes(2))
      await settled()
      expect(heard).toEqual([2])
      await bus.close()
    })

    test('[B1] a message is what it was when it was published, whatever becomes of the buffer', async () => {
      const { bus, settled } = await open()
      const heard: number[] = []
      bus.subscribe('a', message => heard.push(...message))
      const buffer = bytes(1)
      bus.publish('a', buffer)
      buffer[0] = 9
      await settled()
      expect(heard).toEqual([1])
      await bus.close()
    })

    test('[B2] messages on a topic arrive in order, those published by a handler after those before them', async () => {
      const { bus, settled } = await open()
      const heard: number[] = []
      bus.subscribe('a', message => {
        heard.push(...message)
        if (message[0] === 1) bus.publish('a', bytes(100))
      })
      for (let number = 0; number < 50; number += 1) bus.publish('a', bytes(number))
      await settled()
      expect(heard).toEqual([...Array.from({ length: 50 }, (_, number) => number), 100])
      await bus.close()
    })

    test('[B3] a subscriber that throws disturbs nobody and is heard of', async () => {
      const { bus, errors, settled } = await open()
      const heard: number[] = []
      bus.subscribe('a', () => {
        throw new Error('planted')
      })
      bus.subscribe('a', message => heard.push(...message))
      bus.publish('a', bytes(1))
      bus.publish('a', bytes(2))
      await settled()
      expect(heard).toEqual([1, 2])
      expect(errors.map(String)).toEqual(['Error: planted', 'Error: planted'])
      await bus.close()
    })

    test('[B4] after unsubscribe nothing is heard, not even what was under way', async () => {
      const { bus, settled } = await open()
      const heard: number[] = []
      const unsubscribe = bus.subscribe('a', message => heard.push(...message))
      bus.publish('a', bytes(1))
      unsubscribe()
      bus.publish('a', bytes(2))
      await settled()
      expect(heard).toEqual([])
      await bus.close()
    })

    test('[B4] a handler may end another in the middle of a message', async () => {
      const { bus, settled } = await open()
      const heard: string[] = []
      const ends: (() => void)[] = []
      bus.subscribe('a', () => {
        heard.push('first')
        for (const end of ends) end()
      })
      ends.push(bus.subscribe('a', () => heard.push('second')))
      bus.publish('a', bytes(1))
      await settled()
      expect(heard).toEqual(['first'])
      await bus.close()
    })

    test('[B4] after close nothing is heard, and what is asked of a closed bus does nothing', async () => {
      const { bus, settled } = await open()
      const heard: number[] = []
      bus.subscribe('a', message => heard.push(...message))
      bus.publish('a', bytes(1))
      await bus.close()
      await bus.close()
      bus.publish('a', bytes(2))
      bus.subscribe('a', message => heard.push(...message))()
      await settled()
      expect(heard).toEqual([])
    })

    test('[B5] publish returns before any handler is called', async () => {
      const { bus, settled } = await open()
      const heard: string[] = []
      bus.subscribe('a', () => heard.push('handler'))
      bus.publish('a', bytes(1))
      heard.push('returned')
      await settled()
      expect(heard).toEqual(['returned', 'handler'])
      await bus.close()
    })
  })
}

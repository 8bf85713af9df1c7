import { afterEach, expect, test, vi } from 'vitest'
import { browserEnvironment } from '#client/session/browser-environment.ts'

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage')
  vi.unstubAllGlobals()
})

test('a browser that forbids storage still opens boards, and small texts live as long as the page', () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) })
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  })
  const { texts } = browserEnvironment(() => {})
  texts.setItem('card', 'Koulut')
  expect(texts.getItem('card')).toBe('Koulut')
})

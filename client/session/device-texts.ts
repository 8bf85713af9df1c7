import type { TextStorage } from './environment.ts'
import { MemoryTexts } from './memory-storage.ts'

/** Small texts that outlive the page. A browser that forbids storage throws already when it is named; there they live as long as the page. */
export function deviceTexts(): TextStorage {
  try {
    return localStorage
  } catch {
    return new MemoryTexts()
  }
}

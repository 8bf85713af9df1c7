import { webcrypto } from 'node:crypto'

/*
 * What the platform decides by itself and a simulation has to decide by its seed.
 * Yjs draws its client ids from the platform's cryptographic chance, through a function that lib0 binds when it is first
 * loaded. Imported before Yjs, this module puts a function in its place that a seed can drive. Only for simulations.
 */

const platform = webcrypto.getRandomValues.bind(webcrypto)
let chance: (() => number) | undefined

Object.defineProperty(webcrypto, 'getRandomValues', {
  configurable: true,
  value: <T extends ArrayBufferView>(target: T): T => {
    if (!chance) return platform(target as never)
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength)
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = Math.floor(chance() * 256)
    return target
  },
})

/** What a piece of work seems to take at most, ms. */
const WORK_MAX_MS = 1
const measure = performance.now.bind(performance)
let seemsMs = 0

/**
 * From now on ids come from this chance, and so does what a piece of work seems to have taken, which the rooms decide
 * by; undefined gives both back to the platform.
 */
export function drivePlatform(random: (() => number) | undefined): void {
  chance = random
  seemsMs = 0
  performance.now = random
    ? () => {
        seemsMs += random() * WORK_MAX_MS
        return seemsMs
      }
    : measure
}

import { webcrypto } from 'node:crypto'

/*
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

/** From now on all ids come from this chance; undefined gives the platform's own back. */
export function driveIds(random: (() => number) | undefined): void {
  chance = random
}

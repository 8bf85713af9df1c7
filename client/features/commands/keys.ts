/** A shortcut: `Mod+Shift+Z`, `ArrowDown`, `?`. `Mod` is Ctrl, and on Apple's keyboards Cmd. */
export type Keys = string

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Is this press that shortcut? A sign that needs Shift on some keyboards (`?`, `+`) is itself, however it is typed. */
export function isKey(press: KeyPress, keys: Keys): boolean {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  const key = parts.at(-1) ?? ''
  const has = (part: string) => parts.slice(0, -1).includes(part)
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase()
  if (nameOf(press.key) !== key.toLowerCase()) return false
  if ((press.ctrlKey || press.metaKey) !== has('Mod') || press.altKey !== has('Alt')) return false
  return isSign || press.shiftKey === has('Shift')
}

function nameOf(key: string): string {
  return key === ' ' ? 'space' : key.toLowerCase()
}

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

const APPLE: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
const ARROWS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The keys one after another, as they are written on the keyboard; names that differ by language are said by `say`. */
export function keyNames(keys: Keys, say: (key: 'Space' | 'Escape' | 'Delete' | 'Shift') => string): string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+')
  return parts.map(part => {
    if (isApple && APPLE[part]) return APPLE[part]
    if (part === 'Mod') return 'Ctrl'
    if (part === 'Space' || part === 'Escape' || part === 'Delete' || part === 'Shift') return say(part)
    return ARROWS[part] ?? part
  })
}

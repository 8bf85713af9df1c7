import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../client/ui/tokens.css'), 'utf8')
const marks = readFileSync(join(import.meta.dirname, '../../client/ui/note-colours.css'), 'utf8')

/** The colour of a token in both themes. */
function tokens(theme: 0 | 1): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name, light, dark] of css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)) {
    found.set(name ?? '', (theme === 0 ? light : dark) ?? '')
  }
  return found
}

/** Relative luminance after WCAG 2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const COLOURS = ['sun', 'leaf', 'sky', 'rose', 'stone'] as const
const NOTES = ['note-paper', ...COLOURS.map(colour => `note-${colour}`)]
const GROUNDS = ['paper', 'sheet', 'sheet-sunk']

/** Words on ground: 4.5 to 1. */
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['ink', [...GROUNDS, ...NOTES, 'accent-soft', 'alarm-soft', 'warn-soft']],
  ['ink-soft', [...GROUNDS, ...NOTES, 'accent-soft']],
  ['accent', [...GROUNDS, 'note-paper', 'accent-soft']],
  ['accent-strong', [...GROUNDS, 'accent-soft']],
  ['alarm', [...GROUNDS, 'alarm-soft']],
  ['warn-ink', [...GROUNDS, 'warn-soft']],
  ['on-accent', ['accent', 'accent-strong']],
]
/** What must be seen but is not read: 3 to 1. */
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['paper', 'sheet', 'note-paper']],
  ['focus', [...GROUNDS, ...NOTES]],
  ...COLOURS.map(colour => [`mark-${colour}`, [`note-${colour}`]] as const),
]

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s theme', (_name, theme) => {
  const colours = tokens(theme)
  const pairs = (of: typeof WORDS) => of.flatMap(([on, grounds]) => grounds.map(ground => [on, ground] as const))

  it.each(pairs(WORDS))('%s can be read on %s', (words, ground) => {
    expect(contrast(colours.get(words) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it.each(pairs(SHAPES))('%s can be seen on %s', (shape, ground) => {
    expect(contrast(colours.get(shape) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(3)
  })
})

describe('the colours of notes', () => {
  it('each has a mark of its own shape', () => {
    const shapes = COLOURS.map(colour => {
      const rule = new RegExp(`\\[data-colour='${colour}'\\]::after \\{[^}]*clip-path: ([^;]+);`).exec(marks)
      return rule?.[1]
    })
    expect(shapes).not.toContain(undefined)
    expect(new Set(shapes).size).toBe(COLOURS.length)
  })
})

describe('the style sheets', () => {
  it('measure contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})

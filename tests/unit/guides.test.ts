import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const DOCS = join(ROOT, 'docs')
const GUIDES = ['user-guide', 'taking-part'].flatMap(name => ['', '.fi', '.sv'].map(part => `docs/${name}${part}.md`))
const PAGES = [...GUIDES, 'docs/pictures/README.md', 'README.md']
/** All pictures together. */
const PICTURES_MAX_BYTES = 3 * 1024 * 1024

describe('what people read', () => {
  test.each(PAGES)('%s names only pictures and pages that are there, and says what each picture shows', page => {
    const text = readFileSync(join(ROOT, page), 'utf8')
    const links = [...text.matchAll(/(!?)\[([^\]]*)\]\(([^)]+)\)/g)].filter(([, , , to]) => !/^https?:/.test(to ?? ''))
    expect(links.length).toBeGreaterThan(0)
    for (const [whole, isPicture, words, to = ''] of links) {
      const [file = '', anchor] = to.split('#')
      const target = file === '' ? join(ROOT, page) : join(ROOT, dirname(page), file)
      expect(existsSync(target), whole).toBe(true)
      if (isPicture) expect((words ?? '').length, whole).toBeGreaterThan(20)
      if (anchor !== undefined) expect(anchorsOf(readFileSync(target, 'utf8')), whole).toContain(anchor)
    }
  })

  test.each(['user-guide', 'taking-part'])('%s has the same chapters, tables and pictures in each language', name => {
    const [one, ...others] = ['', '.fi', '.sv'].map(part => shapeOf(join(DOCS, `${name}${part}.md`)))
    expect(others).toEqual([one, one])
  })

  test('the pictures are kept small', () => {
    const folder = join(DOCS, 'pictures')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => statSync(join(folder, file)))
    const bytes = files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0)
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(PICTURES_MAX_BYTES)
  })
})

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Headings, rows of tables and names of pictures, in their order; without words. */
function shapeOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap(line => {
      const picture = /^!\[.*\/([\w-]+)\.webp\)$/.exec(line)?.[1]
      if (picture) return [picture]
      if (line.startsWith('#')) return [line.replace(/ .*/, '')]
      return line.trimStart().startsWith('|') ? [`| ${line.split('|').length}`] : []
    })
}

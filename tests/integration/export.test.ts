import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE_TYPES, type FileFormat } from '#shared/results/file-types.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'
import { flawsOf, partsOf } from '#tests/support/office-file.ts'
import { slidesIn } from '#tests/support/pptx-slides.ts'

let http: HttpAtWork
let board: BoardAtWork

beforeAll(async () => {
  http = await HttpAtWork.start()
  board = await http.board('anonymous')
})
afterAll(async () => {
  await http.close()
})

async function exported(format: string, query = '', token = board.tokens.viewer) {
  // Asked for as often as the limit of a session allows, without waiting for it.
  http.clock.shiftMs += 60_000
  const answer = await fetch(`http://127.0.0.1:${http.http.port}/api/boards/${board.board}/export.${format}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

const TEXTS = ['md', 'csv', 'json', 'svg'] as const
const OFFICE = ['pptx', 'docx', 'xlsx'] as const
/** Where the words of an office file are. */
const MAIN_PART = {
  pptx: 'ppt/slides/slide2.xml',
  docx: 'word/document.xml',
  xlsx: 'xl/worksheets/sheet1.xml',
} as const

describe('an export', () => {
  test.each([...TEXTS, ...OFFICE])(
    '[H8] as .%s comes whole, under its own type and name, as a file to keep',
    async format => {
      const { answer, bytes } = await exported(format)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(FILE_TYPES[format as FileFormat])
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="[A-Za-z0-9._-]+\\.${format}";`),
      )
      expect(bytes.length).toBeGreaterThan(80)
    },
  )

  test.each(OFFICE)('as .%s is a sound office file in the language asked for', async format => {
    const parts = partsOf((await exported(format, '?language=sv')).bytes)
    expect(flawsOf(parts)).toEqual([])
    expect(parts.get(MAIN_PART[format])).toContain('Prioritering')
  })

  test('of slides keeps to the framework asked for', async () => {
    const all = slidesIn((await exported('pptx', '?language=en')).bytes)
    const one = slidesIn((await exported('pptx', '?language=en&framework=regional')).bytes)
    expect(one.length).toBeLessThan(all.length)
    expect(one.filter(slide => slide.title.startsWith('Overview'))).toHaveLength(1)
  })

  test('as a picture is of one framework, with its words as text and no script', async () => {
    const text = new TextDecoder().decode((await exported('svg', '?language=en&framework=regional')).bytes)
    expect(text).toMatch(/^<svg .*<\/svg>\n$/s)
    expect(text).toMatch(/<title id="title">[^<]*Regional priorities<\/title>/)
    expect(text).not.toMatch(/<script|href=| on\w+=/)
    const national = new TextDecoder().decode((await exported('svg', '?language=en')).bytes)
    expect(national).toMatch(/<title id="title">[^<]*National goals<\/title>/)
  })

  test('as PNG is made in the browser, and is not found here', async () => {
    const { answer } = await exported('png')
    expect(answer.status).toBe(404)
  })

  test('of several people at once comes for each of them, and the server answers others meanwhile', async () => {
    const files = Promise.all(Array.from({ length: 5 }, () => exported('pptx')))
    const health = await http.ask('GET', '/api/health')
    expect(health.status).toBe(200)
    for (const { answer, bytes } of await files) {
      expect(answer.status).toBe(200)
      expect(slidesIn(bytes).length).toBeGreaterThan(10)
    }
  })
})

test('[A55] [H8] whoever asks for file after file is asked to wait, and others are not', async () => {
  const { board: one, keys, tokens } = await http.board()
  const statuses: number[] = []
  for (let at = 0; at < 20; at += 1) {
    statuses.push((await http.ask('GET', `/api/boards/${one}/export.md`, { token: tokens.viewer })).status)
  }
  expect(statuses.filter(status => status === 200).length).toBeLessThan(19)
  expect(statuses.at(-1)).toBe(429)
  const { token } = await http.join(one, keys.viewer)
  expect((await http.ask('GET', `/api/boards/${one}/export.md`, { token })).status).toBe(200)
})

import { expect, test } from 'vitest'
import { boardJob } from '#server/export/board-file.ts'
import { writeAside } from '#server/export/write-aside.ts'
import { fullBoard, STATEMENT_WORDS } from '#tests/support/full-board.ts'
import { flawsOf, partsOf } from '#tests/support/office-file.ts'

const contents = { view: fullBoard('2099-01-01'), statementTexts: STATEMENT_WORDS }
const question = { language: 'fi', framework: undefined, workshop: undefined } as const
const xlsx = boardJob(contents, 'xlsx', question)
const who = (at: number, board = `board-${at % 4}`) => ({ board, participant: `person-${at}` })

test('files are made one after another when many ask at once, and whoever would wait too long is told so', async () => {
  const answers = await Promise.all(Array.from({ length: 35 }, (_, at) => writeAside(xlsx, who(at))))
  const files = answers.filter(answer => answer !== 'busy')
  // Two are made at a time, thirty wait.
  expect([files.length, answers.length - files.length]).toEqual([32, 3])
  for (const file of files) expect(typeof file === 'string' ? 'text' : flawsOf(partsOf(file))).toEqual([])
  expect(await writeAside(xlsx, who(1))).not.toBe('busy')
})

test('[A55] one board does not take all the places, nor one of its people those of the board', async () => {
  const text = boardJob(contents, 'md', question)
  const greedy = Array.from({ length: 40 }, () => writeAside(text, who(0)))
  const neighbours = Array.from({ length: 40 }, (_, at) => writeAside(text, who(at + 1, 'board-0')))
  const others = Array.from({ length: 8 }, (_, at) => writeAside(text, who(at, `other-${at}`)))
  const filesOf = async (asked: readonly ReturnType<typeof writeAside>[]) =>
    (await Promise.all(asked)).filter(answer => answer !== 'busy').length
  // Two at work and three waiting; the board's other seventeen; and everybody from elsewhere.
  expect([await filesOf(greedy), await filesOf(neighbours), await filesOf(others)]).toEqual([5, 17, 8])
})

test('a file that cannot be made is an error, and the next one is made', async () => {
  const broken = { ...xlsx, tables: undefined } as never
  await expect(writeAside(broken, who(0))).rejects.toThrow()
  expect(await writeAside(xlsx, who(0))).not.toBe('busy')
})

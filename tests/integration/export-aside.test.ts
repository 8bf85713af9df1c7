import { expect, test } from 'vitest'
import { writeAside } from '#server/export/write-aside.ts'
import { flawsOf, partsOf } from '#tests/support/office-file.ts'
import { noteResult, resultsWith } from '#tests/support/results-at-hand.ts'

const results = resultsWith({ notes: [noteResult('one')] }, {})

test('files are made one after another when many ask at once, and whoever would wait too long is told so', async () => {
  const answers = await Promise.all(Array.from({ length: 35 }, () => writeAside({ format: 'xlsx', results })))
  const files = answers.filter(answer => answer !== 'busy')
  // Two are made at a time, thirty wait.
  expect([files.length, answers.length - files.length]).toEqual([32, 3])
  for (const file of files) expect(typeof file === 'string' ? 'text' : flawsOf(partsOf(file))).toEqual([])
  expect(await writeAside({ format: 'xlsx', results })).not.toBe('busy')
})

test('a file that cannot be made is an error, and the next one is made', async () => {
  const broken = { ...results, frameworks: undefined } as never
  await expect(writeAside({ format: 'docx', results: broken })).rejects.toThrow()
  expect(await writeAside({ format: 'docx', results })).not.toBe('busy')
})

import { expect, test } from 'vitest'
import { Ask } from '#server/rehearsal/ask.ts'
import { rehearse } from '#server/rehearsal/rehearse.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'

test('a rehearsal runs the whole order with simulated people: nothing is lost, every dot is counted', async () => {
  const http = await HttpAtWork.start()
  const origin = `http://127.0.0.1:${http.http.port}`
  const ask = new Ask(origin)
  const made = await ask.createBoard('fi', 'Harjoitus')
  const heard: string[] = []
  let turn = 0
  const figures = await rehearse({
    origin,
    ask,
    people: 7,
    viewers: 2,
    notes: 4,
    pace: 4000,
    links: made.links,
    code: made.code,
    say: words => heard.push(words),
    random: () => {
      turn += 1
      return (turn * 0.381) % 1
    },
  })
  expect(heard.at(-1)).toContain('Close')
  // One to warm up, two for each of the private steps.
  expect(figures.notesWritten).toBe(7 * 5)
  expect(figures).toMatchObject({ notesLost: 0, gaps: 0, broken: 0, notesRevealed: 14 })
  expect([...figures.refused]).toEqual([])
  expect(figures.join.count).toBe(9)
  expect(figures.saved.count).toBeGreaterThanOrEqual(35)
  expect(figures.reveal.count).toBe(2 * 9)
  expect(figures.moveSeen.count).toBeGreaterThan(0)
  expect(figures.ballot.count).toBeGreaterThanOrEqual(7)
  expect(figures.dotsGiven).toBeGreaterThan(0)
  expect(figures.dotsCounted).toBe(figures.dotsGiven)
  await http.close()
})

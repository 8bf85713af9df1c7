import type { Page } from 'playwright-core'
import { dissolveCluster } from '#shared/domain/commands/clusters.ts'
import { reveal, startStep } from '#shared/domain/commands/running.ts'
import { startTimer } from '#shared/domain/commands/timing.ts'
import { addRound, closeRound, openRound } from '#shared/domain/commands/voting.ts'
import type { ClusterId, RoundId, StepId } from '#shared/domain/ids.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import { NATIONAL } from '#shared/template/strategy-workshop.ts'
import { type Album, resting } from './album.ts'
import { OWN, SAYINGS, SOUGHT, TABLE, UNKNOWN } from './sayings.ts'
import { goIn, LOCALES, type Stage } from './stage.ts'

const LAPTOP = [1100, 720] as const
/** High enough for the questions and the own notes below them. */
const HIGH = [1100, 940] as const
const PHONE = [390, 844] as const
const WRITING = 'write-b' as StepId
const DOTS = 'dots' as RoundId
const AXES = 'axes' as RoundId
const RATED = 6
/** How many phone screens stand beside each other, and how high. */
const PHONE_HEIGHT_PX = 620

/** The pictures of the user guide, in the order in which a workshop goes. */
export async function guidePictures(stage: Stage, album: Album): Promise<void> {
  const { t, language, lead } = stage
  const take = (page: Page, name: string) => album.take(page, `${language}/${name}`)
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

  const host = await stage.sitDown(HIGH)
  await host.goto('/studio')
  await writeDates(host, LOCALES[language])
  await take(host, 'studio')
  await stage.leave(host)

  // Writing in private.
  await stage.writeInPrivate(WRITING)
  await stage.act(actor => startTimer(actor, { totalMs: 7 * 60_000, nowMs: Date.now() }))
  const phone = await stage.sitDown(PHONE)
  const phones: Buffer[] = []
  await phone.goto(stage.board.links.participant)
  await phone.locator('form button[type="submit"]').waitFor()
  phones.push(await resting(phone))
  await goIn(phone)
  const own = OWN.map(said => said[language])
  await writeNote(phone, 0, own[0] ?? '')
  phones.push(await resting(phone))

  const participant = await stage.sitDown(HIGH)
  await stage.enter(participant, 'participant')
  await stage.look(participant, 'write')
  await writeNote(participant, 0, own[1] ?? '')
  await writeNote(participant, 1, own[2] ?? '')
  await take(participant, 'write')

  const facilitator = await stage.sitDown(LAPTOP)
  await stage.enter(facilitator, 'facilitator')
  await stage.look(facilitator, 'run')
  await take(facilitator, 'run')
  await stage.look(facilitator, 'share')
  await take(facilitator, 'share')
  await stage.look(facilitator, 'setup')
  await facilitator
    .getByRole('navigation', { name: t('setup.sections') })
    .getByText(t('setup.section.programme'))
    .click()
  await facilitator.getByLabel(t('order.choose')).scrollIntoViewIfNeeded()
  await take(facilitator, 'setup')

  // Revealed, and arranged together.
  await stage.act(actor => reveal(lead.view, actor, WRITING))
  await stage.act(actor => startStep(lead.view, actor, 'arrange' as StepId))
  await stage.look(facilitator, 'canvas')
  await take(facilitator, 'canvas')
  await facilitator.keyboard.press('Control+f')
  await facilitator.getByLabel(t('find.field')).fill(SOUGHT[language])
  await take(facilitator, 'find')
  await stage.look(facilitator, 'outline')
  for (const said of SAYINGS['accessible']?.[0].notes.slice(0, 2) ?? [])
    await facilitator.getByRole('checkbox', { name: said[language].replaceAll('**', '') }).check()
  await toTop(facilitator)
  await take(facilitator, 'outline')

  // An earlier arrangement.
  const clusters = clustersOf(stage)
  await stage.api.keepVersion(stage.board.board, lead.seat.token, t('step.kind.arrange'))
  await stage.act(actor => dissolveCluster(lead.view, actor, clusters.at(-1) as ClusterId))
  await stage.look(facilitator, 'run')
  await press(facilitator, t('rewind.open'))
  await facilitator.getByRole('dialog').getByRole('radio').first().check()
  await facilitator.getByText(t('rewind.back', { count: 1 })).waitFor()
  await take(facilitator, 'rewind')

  // A vote and a rating.
  const title = { [language]: t('vote.default.dots') }
  const dots = { kind: 'dots', framework: NATIONAL, on: 'clusters', dots: 5, perTarget: 3 } as const
  await stage.act(actor => addRound(lead.view, actor, { id: DOTS, title, rules: dots }))
  await stage.act(actor => startStep(lead.view, actor, 'vote' as StepId))
  await stage.act(actor => openRound(lead.view, actor, DOTS))
  const targets = clustersOf(stage)
  await stage.castAll(DOTS, at => ({ kind: 'dots', dots: dotsOf(targets, at) }))
  for (const page of [participant, phone]) {
    await stage.look(page, 'vote')
    const gives = page.locator('main[data-view="vote"] li button:last-of-type')
    for (const nth of [0, 0, 1]) await gives.nth(nth).click()
    await page.getByText(t('vote.saved')).waitFor()
  }
  await take(participant, 'vote')
  await toTop(phone)
  phones.push(await resting(phone))
  await album.takeSheet(`${language}/phone`, { rows: [phones], height: PHONE_HEIGHT_PX, gap: 24 })
  await stage.act(actor => closeRound(lead.view, actor, DOTS))
  await stage.counted(DOTS)
  await stage.look(facilitator, 'vote')
  await take(facilitator, 'vote-result')
  const axes = {
    kind: 'axes',
    framework: NATIONAL,
    on: 'clusters',
    targets: targets.slice(0, RATED),
    x: { [language]: t('vote.default.effort') },
    y: { [language]: t('vote.default.impact') },
  } as const
  const rating = { [language]: t('vote.default.axes') }
  await stage.act(actor => addRound(lead.view, actor, { id: AXES, title: rating, rules: axes }))
  await stage.act(actor => openRound(lead.view, actor, AXES))
  await stage.castAll(AXES, person => ({
    kind: 'axes',
    ratings: axes.targets.map((target, at) => [target, ...ratingOf(at, person)] as const),
  }))
  await stage.act(actor => closeRound(lead.view, actor, AXES))
  await stage.counted(AXES)

  // Results, and what comes in from a table.
  await stage.act(actor => startStep(lead.view, actor, 'close' as StepId))
  await stage.look(facilitator, 'results')
  await take(facilitator, 'results')
  await facilitator.locator('summary', { hasText: t('takeaway.title') }).click()
  await take(facilitator, 'takeaway')
  await press(facilitator, t('bring.open'))
  await facilitator.getByLabel(t('bring.paste')).fill(TABLE[language])
  await press(facilitator, t('bring.goOn'))
  const table = facilitator.getByRole('dialog')
  const strange = t('bring.unknownValue', { field: t('bring.field.priority'), value: UNKNOWN[language], count: 1 })
  await table.getByLabel(strange).selectOption({ index: 3 })
  await table.getByRole('table').scrollIntoViewIfNeeded()
  await take(facilitator, 'bring')

  await stage.look(facilitator, 'canvas')
  await facilitator.keyboard.press('Control+k')
  await facilitator.getByRole('combobox', { name: t('commands.search') }).waitFor()
  await take(facilitator, 'commands')
  await facilitator.keyboard.press('Escape')
  await press(facilitator, t('settings.open'))
  await press(facilitator, t('hearing.open'))
  await facilitator.getByRole('dialog', { name: t('hearing.title') }).waitFor()
  await take(facilitator, 'hearing')
  for (const page of [facilitator, participant, phone]) await stage.leave(page)
}

/** A browser draws the fields of dates in its own language, and this one may know no other than English. */
async function writeDates(page: Page, locale: string): Promise<void> {
  const dates = page.locator('input[type="date"]')
  await dates.first().waitFor()
  await dates.evaluateAll((fields, language) => {
    for (const field of fields) {
      if (!(field instanceof HTMLInputElement)) continue
      const words = new Intl.DateTimeFormat(language).format(field.valueAsDate ?? undefined)
      field.type = 'text'
      field.value = words
    }
  }, locale)
}

/** Once nothing moves any more: what comes late would push the page on. */
async function toTop(page: Page): Promise<void> {
  await resting(page)
  await page.evaluate(() => {
    for (const part of [document.scrollingElement, document.getElementById('main')])
      part?.scrollTo({ top: 0, behavior: 'instant' })
  })
}

async function writeNote(page: Page, field: number, text: string): Promise<void> {
  const words = page.locator('main[data-view="write"] textarea').nth(field)
  await words.fill(text)
  await words.press('Enter')
  await page
    .locator('main[data-view="write"]')
    .getByText(text.split('**')[0] ?? '')
    .last()
    .waitFor()
}

function clustersOf({ lead }: Stage): ClusterId[] {
  const { priorities } = contentsOf(lead.view, NATIONAL)
  return priorities.flatMap(({ lists }) => lists.flatMap(({ clusters }) => clusters.map(({ cluster }) => cluster)))
}

/** Five dots: two go where many see the main thing, the others where this person does. */
function dotsOf(targets: readonly ClusterId[], person: number): (readonly [ClusterId, number])[] {
  const given = new Map<ClusterId, number>()
  for (const at of [1, 1, person, person * 2 + 3, person % 4]) {
    const target = targets[at % targets.length]
    if (target && (given.get(target) ?? 0) < 3) given.set(target, (given.get(target) ?? 0) + 1)
  }
  return [...given]
}

/** Effort and impact from 0 to 10, near to what others say of the same. */
function ratingOf(target: number, person: number): [x: number, y: number] {
  const near = (middle: number, spread: number) => Math.min(10, Math.max(0, middle + (spread % 3) - 1))
  return [near([3, 7, 5, 8, 2, 6][target] ?? 5, person + target), near([8, 9, 4, 6, 5, 7][target] ?? 5, person * 2)]
}

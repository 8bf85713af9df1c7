import type { BoardViewName } from '#client/app/router.ts'
import { type Album, resting } from './album.ts'
import type { Stage } from './stage.ts'

const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const
const VIEWS: readonly BoardViewName[] = ['write', 'canvas', 'outline', 'run', 'vote', 'results', 'setup', 'share']
const DOORS = [
  { name: 'start', path: '/' },
  { name: 'studio', path: '/studio' },
] as const
const HEIGHT_PX = 320

/** Every view on one sheet: a wide screen, a tablet and a phone, light above and dark below. */
export async function viewPictures(stage: Stage, album: Album): Promise<void> {
  const sheets = new Map<string, Buffer[][]>()
  for (const [row, scheme] of (['light', 'dark'] as const).entries()) {
    for (const size of SIZES) {
      const page = await stage.sitDown(size, scheme)
      const add = async (name: string) => {
        const rows = sheets.get(name) ?? [[], []]
        sheets.set(name, rows)
        rows[row]?.push(await resting(page))
      }
      for (const { name, path } of DOORS) {
        await page.goto(path)
        await page.locator('h1').waitFor()
        await add(name)
      }
      await page.goto(stage.board.links.participant)
      await page.locator('form button[type="submit"]').waitFor()
      await add('join')
      await stage.enter(page, 'facilitator')
      for (const view of VIEWS) {
        await stage.look(page, view)
        await add(view)
      }
      await stage.leave(page)
    }
  }
  for (const [name, rows] of sheets) await album.takeSheet(`views/${name}`, { rows, height: HEIGHT_PX, gap: 12 })
}

import { board } from '#client/i18n/fi/board.ts'
import { bring } from '#client/i18n/fi/bring.ts'
import { canvas } from '#client/i18n/fi/canvas.ts'
import { door } from '#client/i18n/fi/door.ts'
import { find } from '#client/i18n/fi/find.ts'
import { gather } from '#client/i18n/fi/gather.ts'
import { groups } from '#client/i18n/fi/groups.ts'
import { hearing } from '#client/i18n/fi/hearing.ts'
import { insight } from '#client/i18n/fi/insight.ts'
import { looks } from '#client/i18n/fi/looks.ts'
import { order } from '#client/i18n/fi/order.ts'
import { rewind } from '#client/i18n/fi/rewind.ts'
import { series } from '#client/i18n/fi/series.ts'
import { setup } from '#client/i18n/fi/setup.ts'
import { takeaway } from '#client/i18n/fi/takeaway.ts'
import { timer } from '#client/i18n/fi/timer.ts'
import { trouble } from '#client/i18n/fi/trouble.ts'
import { vote } from '#client/i18n/fi/vote.ts'
import type { Catalogue } from './message.ts'

export const fi: Catalogue = {
  ...door,
  ...board,
  ...trouble,
  ...canvas,
  ...bring,
  ...find,
  ...gather,
  ...groups,
  ...hearing,
  ...insight,
  ...looks,
  ...order,
  ...rewind,
  ...series,
  ...setup,
  ...takeaway,
  ...timer,
  ...vote,
}

import { board } from '#client/i18n/sv/board.ts'
import { bring } from '#client/i18n/sv/bring.ts'
import { canvas } from '#client/i18n/sv/canvas.ts'
import { door } from '#client/i18n/sv/door.ts'
import { find } from '#client/i18n/sv/find.ts'
import { gather } from '#client/i18n/sv/gather.ts'
import { groups } from '#client/i18n/sv/groups.ts'
import { hearing } from '#client/i18n/sv/hearing.ts'
import { insight } from '#client/i18n/sv/insight.ts'
import { looks } from '#client/i18n/sv/looks.ts'
import { order } from '#client/i18n/sv/order.ts'
import { rewind } from '#client/i18n/sv/rewind.ts'
import { series } from '#client/i18n/sv/series.ts'
import { setup } from '#client/i18n/sv/setup.ts'
import { takeaway } from '#client/i18n/sv/takeaway.ts'
import { timer } from '#client/i18n/sv/timer.ts'
import { trouble } from '#client/i18n/sv/trouble.ts'
import { vote } from '#client/i18n/sv/vote.ts'
import type { Catalogue } from './message.ts'

export const sv: Catalogue = {
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

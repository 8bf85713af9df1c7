import { board } from '#client/i18n/en/board.ts'
import { bring } from '#client/i18n/en/bring.ts'
import { canvas } from '#client/i18n/en/canvas.ts'
import { door } from '#client/i18n/en/door.ts'
import { find } from '#client/i18n/en/find.ts'
import { gather } from '#client/i18n/en/gather.ts'
import { groups } from '#client/i18n/en/groups.ts'
import { hearing } from '#client/i18n/en/hearing.ts'
import { insight } from '#client/i18n/en/insight.ts'
import { looks } from '#client/i18n/en/looks.ts'
import { order } from '#client/i18n/en/order.ts'
import { rewind } from '#client/i18n/en/rewind.ts'
import { series } from '#client/i18n/en/series.ts'
import { setup } from '#client/i18n/en/setup.ts'
import { takeaway } from '#client/i18n/en/takeaway.ts'
import { timer } from '#client/i18n/en/timer.ts'
import { trouble } from '#client/i18n/en/trouble.ts'
import { vote } from '#client/i18n/en/vote.ts'

/** The words of the English screens; the other languages hold the same keys. */
export const en = {
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

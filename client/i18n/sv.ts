import { board } from '#client/i18n/sv/board.ts'
import { canvas } from '#client/i18n/sv/canvas.ts'
import { door } from '#client/i18n/sv/door.ts'
import { trouble } from '#client/i18n/sv/trouble.ts'
import type { Catalogue } from './message.ts'

export const sv: Catalogue = { ...door, ...board, ...trouble, ...canvas }

import { board } from '#client/i18n/fi/board.ts'
import { canvas } from '#client/i18n/fi/canvas.ts'
import { door } from '#client/i18n/fi/door.ts'
import { trouble } from '#client/i18n/fi/trouble.ts'
import type { Catalogue } from './message.ts'

export const fi: Catalogue = { ...door, ...board, ...trouble, ...canvas }

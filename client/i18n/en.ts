import { board } from '#client/i18n/en/board.ts'
import { canvas } from '#client/i18n/en/canvas.ts'
import { door } from '#client/i18n/en/door.ts'
import { trouble } from '#client/i18n/en/trouble.ts'

/** The words of the English screens; the other languages hold the same keys. */
export const en = { ...door, ...board, ...trouble, ...canvas }

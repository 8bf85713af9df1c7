import type { MessageKey } from '#client/i18n/message.ts'
import { OUTLINE_KEYS } from '#client/outline/outline-key-list.ts'
import type { Keys } from './keys.ts'

interface KeyRow {
  readonly keys: readonly Keys[]
  readonly name: MessageKey
}
export interface KeyPart {
  readonly title: MessageKey
  readonly rows: readonly KeyRow[]
}

const row = (name: MessageKey, ...keys: readonly Keys[]): KeyRow => ({ name, keys })

/** Keys that mean something only where focus is; those of the whole page are read from the commands themselves. */
export const KEY_PARTS: readonly KeyPart[] = [
  {
    title: 'keys.part.outline',
    rows: [
      row('keys.row.move', OUTLINE_KEYS.previous, OUTLINE_KEYS.next),
      row('keys.row.ends', OUTLINE_KEYS.first, OUTLINE_KEYS.last),
      row('keys.row.select', OUTLINE_KEYS.select),
      row('keys.row.range', OUTLINE_KEYS.selectPrevious, OUTLINE_KEYS.selectNext),
      row('keys.row.selectList', OUTLINE_KEYS.selectList),
      row('keys.row.selectNone', OUTLINE_KEYS.selectNone),
      row('keys.row.edit', OUTLINE_KEYS.edit),
      row('keys.row.moveTo', OUTLINE_KEYS.move),
      row('keys.row.upDown', OUTLINE_KEYS.up, OUTLINE_KEYS.down),
      row('keys.row.duplicate', OUTLINE_KEYS.duplicate),
      row('keys.row.remove', OUTLINE_KEYS.remove),
    ],
  },
  {
    title: 'keys.part.canvas',
    rows: [
      row('keys.row.neighbour', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'),
      row('keys.row.edit', 'Enter'),
      row('keys.row.details', 'Shift+Enter'),
      row('keys.row.carry', 'Space'),
      row('keys.row.moveTo', 'M'),
      row('keys.row.select', 'S'),
      row('keys.row.selectAll', 'Mod+A'),
      row('keys.row.selectNone', 'Escape'),
      row('keys.row.duplicate', 'Mod+D'),
      row('keys.row.remove', 'Delete'),
      row('keys.row.write', 'N'),
      row('keys.row.fold', 'F'),
      row('keys.row.foldAll', 'Shift+F'),
      row('keys.row.zoom', '+', '-'),
      row('keys.row.fit', '0'),
      row('keys.row.full', '1'),
      row('keys.row.toSelection', 'Shift+2'),
    ],
  },
  {
    title: 'keys.part.find',
    rows: [
      row('keys.row.find', 'Mod+F', '/'),
      row('keys.row.nextMatch', 'Mod+G', 'F3'),
      row('keys.row.previousMatch', 'Mod+Shift+G', 'Shift+F3'),
      row('keys.row.closeFind', 'Escape'),
    ],
  },
  {
    title: 'keys.part.write',
    rows: [
      row('keys.row.send', 'Enter'),
      row('keys.row.newLine', 'Shift+Enter'),
      row('keys.row.bold', 'Mod+B'),
      row('keys.row.leaveField', 'Escape'),
    ],
  },
]

import { useOffer } from './command-registry.ts'
import { useGoCommands } from './go-commands.ts'
import { usePageCommands } from './page-commands.ts'
import { useSelectionCommands } from './selection-commands.ts'
import { useCommandKeys } from './use-command-keys.ts'
import { useWorkshopCommands } from './workshop-commands.ts'

/** What can be done from anywhere on the board, offered to the list of commands; and their keys. Shows nothing. */
export function BoardCommands() {
  useOffer(useSelectionCommands())
  useOffer(useGoCommands())
  useOffer(useWorkshopCommands())
  useOffer(usePageCommands())
  useCommandKeys()
  return null
}

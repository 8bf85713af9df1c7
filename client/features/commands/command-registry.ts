import { useEffect, useRef } from 'react'
import type { Keys } from './keys.ts'

/** In the order in which they are listed. */
export const COMMAND_GROUPS = [
  'selection',
  'notes',
  'go',
  'workshop',
  'canvas',
  'outline',
  'take',
  'hearing',
  'page',
] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** Something this person can do at this moment. */
export interface Command {
  /** Stays the same whatever the language: what was used last is remembered by it. */
  readonly id: string
  readonly group: CommandGroup
  readonly name: string
  /** Other words for it in the same language: found, not shown. */
  readonly also?: string | undefined
  readonly keys?: Keys | undefined
  /** Its keys are heard by somebody else, who needs to know more than that they were pressed. */
  readonly isHeardElsewhere?: boolean | undefined
  act(): void
}

type Offer = () => readonly Command[]

/** What the parts of the page that are open just now offer to the list of commands. */
class CommandRegistry {
  readonly #offers = new Set<Offer>()

  add(offer: Offer): () => void {
    this.#offers.add(offer)
    return () => this.#offers.delete(offer)
  }

  all(): readonly Command[] {
    return [...this.#offers].flatMap(offer => offer())
  }
}

export const commandRegistry = new CommandRegistry()

/** Offers commands for as long as this part of the page is shown. */
export function useOffer(commands: readonly Command[]): void {
  const newest = useRef(commands)
  useEffect(() => {
    newest.current = commands
  })
  useEffect(() => commandRegistry.add(() => newest.current), [])
}

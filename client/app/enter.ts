import type { JoinAnswer } from '#shared/protocol/api.ts'
import type { Device } from './device.tsx'
import { keepFacts, keepName } from './kept-facts.ts'
import { rememberOwnBoard } from './own-boards.ts'

/** Keeps on this device what a join gave: the token, what the board is, the name given, and that it can be run from here. */
export function enter(
  device: Device,
  { token, ...facts }: JoinAnswer,
  { isSamePerson, name }: { readonly isSamePerson: boolean; readonly name?: string | undefined },
): void {
  device.tokens.keep(facts.board, token, facts.role, isSamePerson)
  keepFacts(device.texts, facts)
  if (name !== undefined || !isSamePerson) keepName(device.texts, facts.board, name)
  if (facts.role === 'facilitator') rememberOwnBoard(device.texts, facts.board, Date.now())
}

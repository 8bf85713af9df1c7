import type { TextStorage } from '#client/session/environment.ts'
import { fold, hasWords, soughtWords, withoutDots } from '#shared/domain/finding.ts'
import { COMMAND_GROUPS, type Command } from './command-registry.ts'

const STORED_AS = 'timantti.commands'
const RECENT_MAX = 5

/** Commands in the order in which they are listed: the groups, and within each as they were offered. */
export function inGroups(commands: readonly Command[]): readonly Command[] {
  return COMMAND_GROUPS.flatMap(group => commands.filter(command => command.group === group))
}

/** Those that hold all the words, by their name or by another word for it; best first: whose name begins with them. */
export function foundCommands(commands: readonly Command[], sought: string): readonly Command[] {
  const words = soughtWords(sought)
  if (words.length === 0) return commands
  const textsOf = ({ name, also = '' }: Command) => [fold(name), fold(also)] as const
  const found = commands.filter(command => hasWords(words, ...textsOf(command)))
  const near = found.length > 0 ? found : looselyFound(commands, words)
  const asked = fold(sought.trim())
  const rank = (command: Command) => {
    const [name] = textsOf(command)
    if (name.startsWith(asked)) return 0
    return hasWords(words, name) ? 1 : 2
  }
  return near.toSorted((a, b) => rank(a) - rank(b))
}

function looselyFound(commands: readonly Command[], words: readonly string[]): readonly Command[] {
  const loose = words.map(withoutDots)
  return commands.filter(({ name, also = '' }) => hasWords(loose, withoutDots(fold(name)), withoutDots(fold(also))))
}

/** Ids of the commands used last on this device, newest first. */
export function recentCommands(texts: TextStorage): readonly string[] {
  try {
    const found: unknown = JSON.parse(texts.getItem(STORED_AS) ?? '[]')
    return Array.isArray(found) ? found.filter(id => typeof id === 'string').slice(0, RECENT_MAX) : []
  } catch {
    return []
  }
}

export function rememberCommand(texts: TextStorage, id: string): void {
  const next = [id, ...recentCommands(texts).filter(each => each !== id)].slice(0, RECENT_MAX)
  try {
    texts.setItem(STORED_AS, JSON.stringify(next))
  } catch {
    // A browser that stores nothing lists them as they come.
  }
}

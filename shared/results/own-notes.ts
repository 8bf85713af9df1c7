import type { PromptId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { Language, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import { listItem, plainLineOf } from './markdown.ts'

/** A participant's own notes as Markdown, by prompt; those taken back are left out. `mine` is that person's own document. */
export function ownNotesToMarkdown(board: View, mine: View, language: Language): string {
  const about = board.row('about', 'board')
  const boardLanguage = about?.language ?? language
  const lines = [`# ${plainLineOf(textIn(about?.title ?? {}, language, boardLanguage))}`]
  const notes = [...mine.rows('ownNotes').values()].map(row => row.note).filter(note => !note.withdrawn)
  const prompts = orderedIds<PromptId>(board.rows('prompts'))
  // Notes whose prompt is gone are still their author's.
  const others = notes.filter(note => !prompts.includes(note.prompt))
  for (const id of prompts) {
    const prompt = board.row('prompts', id)
    const own = notes.filter(note => note.prompt === id)
    if (!prompt || own.length === 0) continue
    lines.push('', `## ${prompt.letter}. ${plainLineOf(textIn(prompt.title, language, boardLanguage))}`, '')
    lines.push(...own.map(note => listItem(note.text)))
  }
  if (others.length > 0) lines.push('', ...others.map(note => listItem(note.text)))
  return `${lines.join('\n')}\n`
}

import { boldSpans } from './bold-text.ts'
import type { ClusterResults, FrameworkResults, ListResults, NoteResult, Results } from './results.ts'
import { RESULTS_WORDS, type ResultsWords } from './results-words.ts'
import type { VoteTable } from './votes.ts'

/** The results as Markdown. What people wrote stays text: only bold is markup. */
export function toMarkdown(results: Results): string {
  const words = RESULTS_WORDS[results.language]
  const lines = [`# ${plainLineOf(results.title)}`]
  if (results.aim) lines.push('', `**${words.aim}:** ${plainLineOf(results.aim)}`)
  if (results.workshops.length > 0) lines.push('')
  for (const { title, date } of results.workshops) lines.push(`- ${plainLineOf(title)} (${date})`)
  for (const framework of results.frameworks) lines.push(...frameworkLines(framework, words))
  return `${lines.join('\n')}\n`
}

function frameworkLines(framework: FrameworkResults, words: ResultsWords): string[] {
  const lines = ['', `## ${plainLineOf(framework.title)}`]
  framework.priorities.forEach((priority, index) => {
    lines.push('', `### ${index + 1}. ${plainLineOf(priority.title)}`)
    if (priority.description) lines.push('', plainLineOf(priority.description))
    for (const list of priority.lists) lines.push(...listLines(list, words))
  })
  if (framework.open.length > 0) {
    lines.push('', `### ${words.openSpace}`, '', ...framework.open.map(note => item(note, note.letter)))
  }
  if (framework.questions) lines.push(...tableLines(framework.questions, '###'))
  if (framework.votes.length > 0) lines.push('', `### ${words.votes}`)
  for (const vote of framework.votes) lines.push(...tableLines(vote, '####'))
  return lines
}

function tableLines({ title, says, head, rows }: VoteTable, level: '###' | '####'): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map(plainLineOf).join(' | ')} |`
  const rule = `| ${head.map((_cell, at) => (at === 0 ? '---' : '---:')).join(' | ')} |`
  return ['', `${level} ${plainLineOf(title)}`, '', plainLineOf(says), '', row(head), rule, ...rows.map(row)]
}

function listLines(list: ListResults, words: ResultsWords): string[] {
  const lines = ['', `#### ${list.letter}. ${plainLineOf(list.title)}`]
  if (list.noteCount === 0) lines.push('', words.noNotes)
  for (const cluster of list.clusters) {
    lines.push('', `##### ${plainLineOf(cluster.title)} (${countsOf(cluster, words)})`, '')
    lines.push(...cluster.notes.map(note => item(note)))
  }
  if (list.notes.length > 0) {
    lines.push('')
    if (list.clusters.length > 0) lines.push(`##### ${words.otherNotes}`, '')
    lines.push(...list.notes.map(note => item(note)))
  }
  return lines
}

function countsOf({ notes, dots }: ClusterResults, words: ResultsWords): string {
  return dots === undefined ? words.notes(notes.length) : `${words.notes(notes.length)}, ${words.dotsCount(dots)}`
}

function item(note: NoteResult, letter?: string): string {
  const key = note.isKey ? '★ ' : ''
  const from = [note.author, note.date]
    .filter(part => part !== undefined && part !== '')
    .map(part => plainLineOf(part ?? ''))
  return `- ${key}${letter ? `${letter}: ` : ''}${noteText(note.text)}${from.length > 0 ? ` (${from.join(', ')})` : ''}`
}

/** A note as an item of a list, with its bold. */
export function listItem(text: string): string {
  return `- ${noteText(text)}`
}

/** A note's lines stay within its list item; a line end is a hard break. */
function noteText(text: string): string {
  const inner = boldSpans(text)
    .map(span => (span.isBold ? `**${inline(span.text)}**` : inline(span.text)))
    .join('')
  return inner.split('\n').map(atLineStart).join('\\\n  ')
}

/** A text on one line, with nothing in it that Markdown or HTML would take for its own. */
export function plainLineOf(text: string): string {
  return atLineStart(inline(text.replaceAll(/\s+/g, ' ').trim()))
}

/** Whatever could begin markup or HTML within a line. */
function inline(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>&|~$]/g, mark => `\\${mark}`)
}

/** Whatever could begin a heading, a list, a rule or a quotation at the start of a line. */
function atLineStart(text: string): string {
  return text.replace(/^(\s*)([#+=>-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2')
}

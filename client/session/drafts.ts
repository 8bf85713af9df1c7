import type { TextStorage } from './environment.ts'

/**
 * What is being typed and not sent yet, by board, place and prompt: written at every keystroke, synchronously, so that a
 * killed tab loses nothing (R09). A draft that is being sent is set aside until its note is kept on this device.
 */
export class Drafts {
  readonly #texts: TextStorage
  readonly #prefix: string

  constructor(texts: TextStorage, board: string, place: string) {
    this.#texts = texts
    this.#prefix = `timantti/${board}/${place}/draft/`
  }

  /** The draft, and before it what was being sent when the page was killed and is not among `sent`, the own notes. */
  read(prompt: string, sent: { has(ownNote: string): boolean }): string {
    const aside = this.#aside(prompt).filter(({ note }) => !sent.has(note))
    this.#put(this.#asideKey(prompt), '')
    const text = [...aside.map(each => each.text), this.#get(this.#key(prompt))].filter(Boolean).join('\n')
    this.write(prompt, text)
    return text
  }

  write(prompt: string, text: string): void {
    this.#put(this.#key(prompt), text)
  }

  /** The draft has become this own note; `kept` resolves when the device has it (BoardSession.kept). */
  async sent(prompt: string, note: string, kept: Promise<void>): Promise<void> {
    const text = this.#get(this.#key(prompt))
    this.#put(this.#asideKey(prompt), JSON.stringify([...this.#aside(prompt), { note, text }]))
    this.write(prompt, '')
    await kept
    const left = this.#aside(prompt).filter(each => each.note !== note)
    this.#put(this.#asideKey(prompt), left.length > 0 ? JSON.stringify(left) : '')
  }

  #aside(prompt: string): readonly { readonly note: string; readonly text: string }[] {
    try {
      const found: unknown = JSON.parse(this.#get(this.#asideKey(prompt)) || '[]')
      return Array.isArray(found) ? found.filter(isAside) : []
    } catch {
      return []
    }
  }

  #key(prompt: string): string {
    return this.#prefix + prompt
  }

  #asideKey(prompt: string): string {
    return `${this.#prefix}${prompt}/aside`
  }

  #get(key: string): string {
    return this.#texts.getItem(key) ?? ''
  }

  #put(key: string, text: string): void {
    try {
      if (text === '') this.#texts.removeItem(key)
      else this.#texts.setItem(key, text)
    } catch {
      // Full or forbidden storage: the words stay in the field.
    }
  }
}

function isAside(value: unknown): value is { readonly note: string; readonly text: string } {
  if (typeof value !== 'object' || value === null) return false
  const { note, text } = value as { readonly [key: string]: unknown }
  return typeof note === 'string' && typeof text === 'string'
}

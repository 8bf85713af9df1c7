import { Value } from '#client/session/value.ts'
import { announcer, type HearingKind, type Urgency } from './announcer.ts'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly urgency: Urgency
  readonly action?: { readonly label: string; readonly act: () => void } | undefined
}

/** How a toast is said aloud: as news of which kind, and in other words where fewer are wanted. */
interface Heard {
  readonly kind?: HearingKind | undefined
  readonly words?: string | undefined
}

/** More would cover the page. */
const TOASTS_MAX = 3
const SHOWN_MS = 8000
/** With something to do about it: long enough to get there by keys. */
const SHOWN_WITH_ACTION_MS = 30_000

/** Short messages at the edge of the page; each is also said aloud as one of its kind, and the important ones stay until dismissed. */
export class Toasts {
  readonly list = new Value<readonly Toast[]>([])
  #lastId = 0

  /** Answers the id by which it can be dismissed. */
  show(text: string, urgency: Urgency = 'polite', action?: Toast['action'], heard: Heard = {}): number {
    this.#lastId += 1
    const toast: Toast = { id: this.#lastId, text, urgency, action }
    const others = this.list.get().filter(each => each.text !== text)
    this.list.set([...others, toast].slice(-TOASTS_MAX))
    announcer.say(heard.words ?? text, urgency, heard.kind)
    if (urgency === 'polite') setTimeout(() => this.dismiss(toast.id), action ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
    return toast.id
  }

  dismiss(id: number): void {
    this.list.set(this.list.get().filter(toast => toast.id !== id))
  }
}

export const toasts = new Toasts()

import type { Gathering } from '#shared/domain/tables.ts'

/** What is pointed at comes into view, once it is on the page; focus stays where it is. */
export function scrollToTarget({ kind, id }: NonNullable<Gathering['target']>): void {
  requestAnimationFrame(() => {
    document.querySelector(`[data-${kind}="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'start' })
  })
}

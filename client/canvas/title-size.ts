import type { LocalText } from '#shared/domain/tables.ts'

export type TitleSize = 'large' | 'middling' | 'small' | 'tiny'

/** How large a title is written so that it fits its place in two lines, judged by its longest language. */
export function titleSize(title: LocalText | undefined): TitleSize {
  const chars = Math.max(0, ...Object.values(title ?? {}).map(words => words?.length ?? 0))
  if (chars <= 30) return 'large'
  if (chars <= 60) return 'middling'
  return chars <= 110 ? 'small' : 'tiny'
}

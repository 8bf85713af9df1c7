import { Local } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'

interface ResultTitleProps {
  readonly of: 'frameworks' | 'priorities' | 'prompts' | 'clusters'
  readonly id: string
  /** As the results have it, already in one language. */
  readonly title: string
}

/** A title marked with its language where it is not the page's: results hold bare words. */
export function ResultTitle({ of, id, title }: ResultTitleProps) {
  const text = useBoard().session.view.row(of, id)?.title
  return text && Object.keys(text).length > 0 ? <Local text={text} /> : title
}

import { useSession } from '#client/hooks/use-session.ts'
import { useT } from '#client/i18n/Language.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import styles from './canvas.module.css'
import { CURSORS_MAX_PEOPLE } from './use-canvas-pointer.ts'

/** Where the others point in this framework; nobody where there are many. */
export function PeerCursors({ framework: shown }: { readonly framework: FrameworkId }) {
  const t = useT()
  const peers = useReadable(useSession().peers)
  if (peers.length >= CURSORS_MAX_PEOPLE) return null
  return peers.map(({ id, role, name, cursor, framework }) => {
    if (!cursor || framework !== shown) return null
    return (
      <div
        key={id}
        className={styles['cursor']}
        style={{ translate: `${cursor[0]}px ${cursor[1]}px` }}
        data-role={role}
        aria-hidden="true"
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
          <path d="M1 1l5.5 13 2-5.5L14 6.5z" />
        </svg>
        <span className={styles['cursorName']}>{name ?? t(`role.${role}`)}</span>
      </div>
    )
  })
}

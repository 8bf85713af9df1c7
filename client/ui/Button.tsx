import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'

export type ButtonLook = 'plain' | 'primary' | 'quiet' | 'danger'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook | undefined
  /** Holds an icon alone; then `aria-label` says what it does. */
  readonly isIcon?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

export function Button({ look = 'plain', isIcon = false, type = 'button', className, title, ...rest }: ButtonProps) {
  const label = rest['aria-label']
  return (
    <button
      {...rest}
      type={type}
      title={title ?? (isIcon ? label : undefined)}
      className={buttonClass(look, isIcon, className)}
    />
  )
}

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook, isIcon = false, more?: string | undefined): string {
  return [styles['button'], look !== 'plain' && styles[look], isIcon && styles['icon'], more].filter(Boolean).join(' ')
}

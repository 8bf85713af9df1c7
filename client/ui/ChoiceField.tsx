import { type ReactNode, useId } from 'react'
import form from './form.module.css'

interface ChoiceFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: string | number | undefined
  readonly isDisabled?: boolean | undefined
  readonly className?: string | undefined
  /** With the value of the option; empty where an option stands for none. */
  readonly onChoose: (value: string) => void
  /** The options. */
  readonly children: ReactNode
}

/** A named list to choose one from. */
export function ChoiceField({ label, hint, value, isDisabled, className = '', onChoose, children }: ChoiceFieldProps) {
  const id = useId()
  return (
    <div className={`${form['field']} ${className}`}>
      <label className={form['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={form['input']}
        value={value}
        disabled={isDisabled}
        aria-describedby={hint && `${id}-hint`}
        onChange={event => onChoose(event.target.value)}
      >
        {children}
      </select>
      {hint && (
        <span className={form['hint']} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  )
}

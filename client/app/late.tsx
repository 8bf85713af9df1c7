import { type ComponentType, lazy, useState } from 'react'

export type Late<Props> = ComponentType<Props> & {
  /** Asks for the file, if nobody has yet. */
  begin(): Promise<void>
}

/**
 * A component in a file of its own. React's `lazy` alone shows its fallback once even where the file is here already, and
 * keeps it for 0.3 s so that nothing flickers; this shows at once what is here.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  let here: ComponentType<Props> | undefined
  const come = async () => {
    here ??= await load()
    return here
  }
  const Waited = lazy(async () => ({ default: await come() }))
  // biome-ignore lint/correctness/noComponentHookFactories: called where modules are loaded, once for each component
  function Shown(props: Props) {
    // Decided once: another component in its place would begin anew.
    const [Part] = useState<ComponentType<Props>>(() => here ?? Waited)
    return <Part {...props} />
  }
  return Object.assign(Shown, {
    async begin() {
      await come()
    },
  })
}

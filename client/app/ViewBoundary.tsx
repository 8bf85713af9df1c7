import { Component, type ReactNode } from 'react'

interface ViewBoundaryProps {
  /** What stands in the place of a view that broke. */
  readonly instead: (again: () => void) => ReactNode
  readonly children: ReactNode
}

/** A view that breaks takes neither the board nor the other views with it. */
export class ViewBoundary extends Component<ViewBoundaryProps, { readonly hasBroken: boolean }> {
  override readonly state = { hasBroken: false }

  static getDerivedStateFromError() {
    return { hasBroken: true }
  }

  override render(): ReactNode {
    const { instead, children } = this.props
    return this.state.hasBroken ? instead(() => this.setState({ hasBroken: false })) : children
  }
}

import * as React from 'react'

import type { Entry } from '../state/plugins.ts'
import { usePageState } from '../state/store.ts'
import { themeProp } from '../themes.ts'

interface PluggableProps {
  /** Mattermost's name of the place. */
  readonly place: string
  readonly values?: Readonly<Record<string, unknown>>
}

/** Everything that plugins registered for one place. */
export function Pluggable({ place, values }: PluggableProps) {
  const entries = usePageState((state) => state.plugins.components[place]) ?? []
  return (
    <>
      {entries.map((entry) => (
        <Contained key={entry.id} entry={entry} values={values} />
      ))}
    </>
  )
}

/** One component of a plugin with the props that every one gets; if it throws, only its own spot says so. */
export function Contained({ entry, values }: Pick<PluggableProps, 'values'> & { readonly entry: Entry }) {
  const theme = usePageState((state) => state.views.theme)
  const { component: Component, pluginId } = entry
  return (
    <Boundary pluginId={pluginId}>
      <Component {...values} theme={themeProp(theme)} webSocketClient={undefined} />
    </Boundary>
  )
}

interface BoundaryProps {
  readonly pluginId: string
  readonly children: React.ReactNode
}

class Boundary extends React.Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(this: void) {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return <div role='alert'>An error occurred in the {this.props.pluginId} plugin.</div>
  }
}

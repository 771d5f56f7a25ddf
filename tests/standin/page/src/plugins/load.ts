import { rest } from '../rest.ts'
import type { Manifest } from '../state/plugins.ts'
import { store } from '../state/store.ts'
import { forgetHandlers } from './registered.ts'
import { makeRegistry } from './registry.ts'

interface PluginObject {
  readonly initialize?: (registry: unknown, store: unknown) => unknown
  readonly uninitialize?: () => void
}

const registrations = new Map<string, () => void>()

/** Puts up `window.registerPlugin`. A second call of one id takes the place of the first, as a new version does. */
export function acceptPlugins(): void {
  window.plugins = {}
  window.registerPlugin = (id, plugin) => {
    uninitialize(id)
    window.plugins[id] = plugin
    const { initialize } = plugin as PluginObject // whatever the bundle handed over
    initialize?.call(plugin, makeRegistry(id), store)
    registrations.get(id)?.()
  }
}

/** Settles when every plugin has settled; Mattermost's page too stays blank until then. */
export async function loadPlugins(): Promise<void> {
  const manifests = await rest<Manifest[]>('GET', '/plugins/webapp')
  await Promise.all(manifests.map((manifest) => enablePlugin(manifest)))
}

/** After the connection was lost: new plugins and new versions are loaded, missing ones removed. */
export async function refreshPlugins(): Promise<void> {
  const manifests = await rest<Manifest[]>('GET', '/plugins/webapp')
  const known = store.getState().plugins.plugins
  const isNow = (id: string) => manifests.some((manifest) => manifest.id === id)
  for (const id of Object.keys(known)) if (!isNow(id)) disablePlugin(id)
  const changed = manifests.filter(({ id, version }) => known[id]?.version !== version)
  await Promise.all(changed.map((manifest) => enablePlugin(manifest)))
}

/** Loads the plugin's script, after the one of another version is gone. */
export function enablePlugin(manifest: Manifest): Promise<void> {
  const known = store.getState().plugins.plugins[manifest.id]
  if (known?.webapp.bundle_path === manifest.webapp.bundle_path) return Promise.resolve()
  if (known) disablePlugin(manifest.id)
  store.dispatch({ type: 'RECEIVED_WEBAPP_PLUGIN', data: manifest })
  return addScript(manifest)
}

/** Removes what the plugin registered, but its reducers. */
export function disablePlugin(id: string): void {
  document.getElementById(`plugin_${id}`)?.remove()
  uninitialize(id)
  forgetHandlers(id)
  store.dispatch({ type: 'REMOVED_WEBAPP_PLUGIN', data: { id } })
}

function addScript({ id, webapp }: Manifest): Promise<void> {
  return new Promise((resolve) => {
    registrations.set(id, resolve)
    const script = document.createElement('script')
    script.id = `plugin_${id}`
    script.defer = true
    script.src = window.basename + webapp.bundle_path.replace('/static/', '/static/plugins/')
    script.onerror = () => {
      reportError(new Error(`The web part of ${id} could not be loaded.`))
      resolve()
    }
    document.head.append(script)
  })
}

function uninitialize(id: string): void {
  const previous = window.plugins[id] as PluginObject | undefined
  if (!previous) return
  delete window.plugins[id]
  try {
    previous.uninitialize?.()
  } catch (error) {
    reportError(error)
  }
}

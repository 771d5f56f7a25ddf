import { AppError } from '../plugin-host/app-error.ts'
import type { Backend } from './backend.ts'
import { OK, type Call, type Routes } from './call.ts'
import { mustBeAllowed } from './rights.ts'

/** What the System Console does with plugins; there is one. */
export function pluginRoutes(backend: Backend): Routes {
  const { world, host } = backend
  const mustManage = async ({ userId, params }: Call): Promise<void> => {
    await mustBeAllowed(world.base, { userId, permission: 'sysconsole_write_plugins' })
    if (params['plugin'] !== backend.plugin.id) throw missing
  }
  const tell = (event: 'plugin_enabled' | 'plugin_disabled') => {
    world.base.send({ event, payload: { manifest: backend.plugin.manifest }, broadcast: {} })
    world.base.send({ event: 'plugin_statuses_changed', payload: {}, broadcast: {} })
  }
  return {
    'GET /plugins/statuses': () => {
      const { id, manifest } = backend.plugin
      return [{ plugin_id: id, state: host.isRunning ? 2 : 0, version: manifest['version'], error: '' }]
    },
    'POST /plugins/:plugin/enable': async (call) => {
      await mustManage(call)
      if (host.isRunning) return OK
      await host.start().catch((error: unknown) => {
        throw refused(error)
      })
      backend.isEnabled = true
      tell('plugin_enabled')
      return OK
    },
    'POST /plugins/:plugin/disable': async (call) => {
      await mustManage(call)
      if (!host.isRunning) return OK
      await host.deactivate()
      world.commands.clear()
      backend.isEnabled = false
      tell('plugin_disabled')
      return OK
    },
  }
}

const missing = new AppError({ id: 'app.plugin.not_installed.app_error', statusCode: 404 })

/** With the plugin's own sentence, as the plugin list shows it. */
const refused = (error: unknown): AppError =>
  new AppError({
    id: 'app.plugin.restart.app_error',
    statusCode: 400,
    message: error instanceof Error ? error.message : String(error),
  })

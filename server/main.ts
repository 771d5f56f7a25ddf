import { makeHostLog, servePlugin, type Api } from './plugin-rpc/index.ts'

import { compose, type Plugin } from './compose.ts'
import { makeLog } from './log.ts'

/** What Mattermost starts. It says who it is on standard output, then serves until Mattermost is done with it. */

const hostLog = makeHostLog((text) => process.stderr.write(text))
const log = makeLog(hostLog, 'plugin')

let plugin: Plugin | undefined

async function activate(api: Api): Promise<void> {
  plugin = await compose({ api, sink: hostLog })
  log.info('activated', { pid: process.pid })
}

async function stop(): Promise<void> {
  const stopping = plugin
  plugin = undefined
  await stopping?.stop()
}

function mustRun(): Plugin {
  if (!plugin) throw new Error('The plugin is not active.')
  return plugin
}

process.on('uncaughtException', (error) => log.error('uncaught exception', { error }))
process.on('unhandledRejection', (error) => log.error('unhandled rejection', { error }))

void servePlugin({
  name: 'incident-collaboration',
  log: hostLog,
  hooks: {
    OnActivate: activate,
    OnDeactivate: stop,
    ExecuteCommand: (context, args) => mustRun().runCommand(context, args),
    ServeHTTP: (request, response, context) => mustRun().handleHttp(request, response, context),
  },
  onStop: stop,
})

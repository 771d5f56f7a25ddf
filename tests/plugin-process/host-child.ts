/** A server of its own, which starts the plugin, tells its process id on stdout, and waits to be killed. */
import { Mattermost } from '../standin/mattermost.ts'

const [databaseUrl = '', bundlePath = '', pluginPath = ''] = process.argv.slice(2)
const mattermost = new Mattermost({ databaseUrl, bundlePath, pluginPath })
await mattermost.start()
console.log(String(mattermost.host.plugin.process.pid))

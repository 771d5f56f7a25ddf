import { makeHostLog, servePlugin } from './plugin-rpc/index.ts'
import { makePlugin } from './plugin.ts'

/** What Mattermost starts. It says where it listens on standard output, then serves until Mattermost is done with it. */

const sink = makeHostLog((text) => process.stderr.write(text))
const { hooks, stop } = makePlugin({ sink })

void servePlugin({ name: 'incident-collaboration', log: sink, hooks, onStop: stop })

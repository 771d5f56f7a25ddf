/** A plugin with nothing behind its door: what it costs to answer is the protocol's. */
import { servePlugin } from '../../server/plugin-rpc/index.ts'

await servePlugin({
  name: 'bench-echo',
  hooks: { ServeHTTP: (_request, response) => response.end('ok') },
})

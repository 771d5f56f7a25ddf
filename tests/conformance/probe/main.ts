import { servePlugin } from '../../../server/plugin-rpc/index.ts'
import { Hearing, recordedHooks } from './hooks.ts'
import { serve } from './routes.ts'

const hearing = new Hearing()

void servePlugin({
  name: 'probe',
  hooks: {
    ...recordedHooks(hearing),
    ServeHTTP: (request, response, context) => serve(hearing, request, response, context),
    ServeMetrics: (_request, response) => response.end('probe_metric 1\n'),
  },
})

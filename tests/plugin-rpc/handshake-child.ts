/** A plugin that only shakes hands; what it is told on stdin is how to end. */
import { createInterface } from 'node:readline'
import { readHandshakeEnvironment } from '../../server/plugin-rpc/handshake.ts'
import { announce } from '../../server/plugin-rpc/handshake/announce.ts'
import { HandshakeError } from '../../server/plugin-rpc/handshake/handshake-error.ts'
import { listen } from '../../server/plugin-rpc/handshake/listen.ts'

const endings: Record<string, () => void> = {
  exit: () => process.exit(0),
  throw() {
    throw new Error('on purpose')
  },
  terminate: () => process.kill(process.pid, 'SIGTERM'),
  interrupt: () => process.kill(process.pid, 'SIGINT'),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  talk: () => console.log('to whom it may concern'),
}

try {
  const place = readHandshakeEnvironment()
  const listener = await listen(place, {
    prefix: 'handshake-test-',
    onConnection: (socket) => socket.end('hello'),
  })
  announce(listener, (bytes) => void process.stderr.write(`sink: ${bytes.toString()}`))
  createInterface(process.stdin).on('line', (line) => endings[line]?.())
} catch (error) {
  if (!(error instanceof HandshakeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

import { tmpdir } from 'node:os'
import { HandshakeError } from './handshake/handshake-error.ts'
import { APP_VERSION } from './handshake/handshake-line.ts'
import type { ListenPlace } from './handshake/listen.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What Mattermost puts into `MATTERMOST_PLUGIN`. Source: server/public/plugin/client.go, 11.6 (`handshake`). */
const COOKIE = 'Securely message teams, anywhere.'

const DEFAULT_PORTS = { min: 10_000, max: 25_000 }

/**
 * Checks that a Mattermost server started us, and reads where it wants us to listen.
 *
 * @throws {HandshakeError} when it did not, or speaks another version of the protocol.
 */
export function readHandshakeEnvironment(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): ListenPlace {
  if (env.MATTERMOST_PLUGIN !== COOKIE) {
    throw new HandshakeError(
      'This program is a plugin: the Mattermost server starts it, it does nothing by itself.',
    )
  }
  const versions = (env.PLUGIN_PROTOCOL_VERSIONS ?? '').split(',')
  if (!versions.some((version) => Number(version) === APP_VERSION)) {
    throw new HandshakeError(
      `This plugin speaks version ${APP_VERSION} of the plugin protocol; the server offers "${versions.join()}".`,
    )
  }
  return platform === 'win32' ? tcpPlace(env) : unixPlace(env)
}

function unixPlace(env: Environment): ListenPlace {
  return {
    network: 'unix',
    directory: env.PLUGIN_UNIX_SOCKET_DIR || tmpdir(),
    group: env.PLUGIN_UNIX_SOCKET_GROUP || undefined,
  }
}

function tcpPlace(env: Environment): ListenPlace {
  const minPort = Number(env.PLUGIN_MIN_PORT || DEFAULT_PORTS.min)
  const maxPort = Number(env.PLUGIN_MAX_PORT || DEFAULT_PORTS.max)
  const isPort = (port: number): boolean => Number.isInteger(port) && port > 0 && port < 65_536
  if (!isPort(minPort) || !isPort(maxPort) || minPort > maxPort) {
    throw new HandshakeError(
      `The server gives us no ports: "${env.PLUGIN_MIN_PORT}" to "${env.PLUGIN_MAX_PORT}".`,
    )
  }
  return { network: 'tcp', minPort, maxPort }
}

import { HandshakeError } from './handshake-error.ts'

/** Version of go-plugin's own protocol. */
const CORE_VERSION = 1

/** Version of Mattermost's protocol on top of it. */
export const APP_VERSION = 1

/** Where a plugin listens: a socket file's path, or `host:port`. */
export interface Address {
  readonly network: 'unix' | 'tcp'
  readonly address: string
}

/**
 * The one line that a plugin writes to stdout, LF included: core version, app version, network, address, kind of RPC
 * and an empty server certificate, split by `|`.
 *
 * Source: hashicorp/go-plugin v1.7.0, server.go (`Serve`).
 *
 * @throws {HandshakeError} when the address would break the line.
 */
export function writeHandshakeLine({ network, address }: Address): string {
  if (/[|\n\r]/.test(address))
    throw new HandshakeError(`The address ${JSON.stringify(address)} has a "|" or a line end.`)
  return `${[CORE_VERSION, APP_VERSION, network, address, 'netrpc', ''].join('|')}\n`
}

/**
 * What a host reads from that line; spaces around it are ignored, fields after the fifth too.
 *
 * @throws {HandshakeError} when it is no such line, of other versions, or of another kind of RPC.
 */
export function readHandshakeLine(line: string): Address {
  const [core, app, network, address, protocol = 'netrpc'] = line.trim().split('|')
  const isOurs = Number(core) === CORE_VERSION && Number(app) === APP_VERSION && protocol === 'netrpc'
  if (!isOurs || (network !== 'unix' && network !== 'tcp') || !address) {
    throw new HandshakeError(`This is no handshake that we understand: ${JSON.stringify(line)}`)
  }
  return { network, address }
}

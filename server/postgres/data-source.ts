import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { getCACertificates, type ConnectionOptions } from 'node:tls'
import type { ClientConfig } from 'pg'
import { IncidentError } from '../domain/errors.ts'
import { parseKeywords } from './keywords.ts'

/** What Mattermost's own configuration says of its database (`SqlSettings`). */
export interface HostDatabase {
  readonly driverName: string
  /** A secret: it holds the password. */
  readonly dataSource: string
}

/** What pg needs to reach the same database as the same user. */
export type Connection = Pick<ClientConfig, 'connectionTimeoutMillis' | 'options' | 'password'> & {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly ssl: ConnectionOptions | false
}

/**
 * Reads the database address as Go's driver lib/pq does, whose rules Mattermost's administrators write it by:
 * a URL or `keyword=value` pairs, `sslmode` means `require` when it is not given. Parameters that we do not know
 * are dropped; `search_path` and `options` are kept.
 *
 * Source: github.com/lib/pq, doc.go "Connection String Parameters", conn.go, url.go, ssl.go.
 *
 * @throws {IncidentError} for another kind of database or an address that cannot be read; never quotes it.
 */
export function readDataSource({ driverName, dataSource }: HostDatabase): Connection {
  if (driverName !== 'postgres') throw unusable(`it uses "${driverName}", and only PostgreSQL will do`)
  const isUrl = /^postgres(ql)?:\/\//.test(dataSource)
  const given = isUrl ? parseUrl(dataSource) : parseKeywords(dataSource)
  if (!given) throw unusable('its address (SqlSettings.DataSource) cannot be read; check quotes and escapes')

  const host = given.get('host') || 'localhost'
  const user = given.get('user') || userInfo().username
  return {
    host,
    port: portOf(given.get('port') || '5432'),
    user,
    password: given.get('password') ?? '',
    database: given.get('dbname') || user,
    ssl: host.startsWith('/') ? false : sslOf(given),
    ...optionsOf(given),
    ...timeoutOf(given.get('connect_timeout')),
  }
}

const unusable = (why: string, cause?: unknown): IncidentError =>
  new IncidentError('unavailable', `Incident Collaboration cannot use Mattermost's database: ${why}.`, {
    cause,
  })

/** Not the platform's URL: passwords may hold what it refuses, and host and user may be missing here. */
function parseUrl(url: string): Map<string, string> | undefined {
  const parts = /^postgres(?:ql)?:\/\/(?:([^/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?/.exec(url)
  if (!parts) return undefined
  const [, login = '', place = '', database = '', query = ''] = parts
  const [, user = '', password = ''] = /^([^:]*)(?::(.*))?$/s.exec(login) ?? []
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(place) ?? [
    undefined,
    undefined,
    'none',
  ]
  const pairs = { user, password, host: host.replace(/^\[(.*)\]$/, '$1'), port, dbname: database }
  try {
    const decoded = Object.entries(pairs).map(([name, text]) => [name, decodeURIComponent(text)] as const)
    return new Map([...decoded, ...new URLSearchParams(query)].filter(([, text]) => text !== ''))
  } catch {
    return undefined
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw unusable('the port in its address (SqlSettings.DataSource) is not a number from 1 to 65535')
}

/** As startup options, so that they hold from the first statement on; blanks and backslashes are escaped. */
function optionsOf(given: ReadonlyMap<string, string>): { options?: string } {
  const path = given.get('search_path')?.replace(/[\\\s]/g, '\\$&')
  const options = [given.get('options'), path && `-c search_path=${path}`].filter(Boolean).join(' ')
  return options ? { options } : {}
}

function timeoutOf(seconds: string | undefined): { connectionTimeoutMillis?: number } {
  const timeout = Number(seconds)
  return timeout > 0 ? { connectionTimeoutMillis: timeout * 1000 } : {}
}

/**
 * lib/pq knows `disable`, `require` (also the default), `verify-ca` and `verify-full`. libpq's `allow` and
 * `prefer` try two ways in turn; pg tries one, so the first of the two is taken.
 */
function sslOf(given: ReadonlyMap<string, string>): ConnectionOptions | false {
  const mode = given.get('sslmode') ?? 'require'
  const files = certificatesOf(given)
  switch (mode) {
    case 'disable':
    case 'allow':
      return false
    case 'prefer':
      return { ...files, rejectUnauthorized: false }
    case 'require':
      // As libpq: with a root certificate the chain is checked all the same.
      return files.ca ? { ...files, checkServerIdentity: anyName } : { ...files, rejectUnauthorized: false }
    case 'verify-ca':
      return { ...trusted(files), checkServerIdentity: anyName }
    case 'verify-full':
      return trusted(files)
    default:
      throw unusable(`sslmode "${mode}" in its address (SqlSettings.DataSource) is unknown`)
  }
}

const anyName = (): undefined => undefined

/** Without a root certificate of its own Go trusts those of the system; Node would trust its built-in ones only. */
const trusted = (files: ConnectionOptions): ConnectionOptions => ({
  ...files,
  ca: files.ca ?? [...getCACertificates('default'), ...getCACertificates('system')],
})

function certificatesOf(given: ReadonlyMap<string, string>): ConnectionOptions {
  const isInline = given.get('sslinline') === 'true'
  const read = (name: string): string | undefined => {
    const value = given.get(name)
    if (!value || isInline) return value
    try {
      return readFileSync(value, 'utf8')
    } catch (cause) {
      throw unusable(
        `the file named by ${name} in its address (SqlSettings.DataSource) cannot be read`,
        cause,
      )
    }
  }
  const [ca, cert, key] = ['sslrootcert', 'sslcert', 'sslkey'].map(read)
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) }
}

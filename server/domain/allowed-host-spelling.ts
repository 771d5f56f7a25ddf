const NAME = /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*$/
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/
const BITS = /^(?:0|[1-9]\d{0,2})$/

/**
 * One line of the setting `webhook_allowed_hosts` in its one spelling: a host name, an address, or a range of
 * addresses in CIDR notation. `undefined` for anything else, wildcards, ports, and addresses spelled in other ways.
 */
export function spellAllowedHost(given: string): string | undefined {
  const [host = '', bits, ...more] = given.trim().toLowerCase().split('/')
  const { spelling, mostBits } = literalOf(host)
  const isRange = bits !== undefined && BITS.test(bits) && Number(bits) <= mostBits
  if (more.length > 0 || (bits !== undefined && !isRange)) return undefined
  if (spelling !== '') return bits === undefined ? spelling : `${spelling}/${bits}`
  // Whatever a browser would take for a number is an address in another spelling, and no name.
  const isName = bits === undefined && NAME.test(host) && hostnameOf(host) === host
  return isName ? host : undefined
}

/** An address in its one spelling, `""` = none, and how many bits it has. */
function literalOf(host: string): { spelling: string; mostBits: number } {
  if (IPV4.test(host)) return { spelling: hostnameOf(host) === host ? host : '', mostBits: 32 }
  const isBracketed = host.startsWith('[') && host.endsWith(']')
  const bare = isBracketed ? host.slice(1, -1) : host
  if (!bare.includes(':')) return { spelling: '', mostBits: -1 }
  return { spelling: hostnameOf(`[${bare}]`).slice(1, -1), mostBits: 128 }
}

/** `""` when it is none. Source: WHATWG URL, 3.5, host parsing. */
const hostnameOf = (host: string): string => {
  const url = URL.parse(`http://${host}/`)
  return url?.host === url?.hostname ? (url?.hostname ?? '') : ''
}

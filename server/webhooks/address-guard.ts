import { isIP } from 'node:net'
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'

import type { AddressGuard, Allowance } from '../usecases/ports/webhooks.ts'

type Address = IPv4 | IPv6

/** What is assigned to the internet at large. Source: RFC 4291, 2.4; IANA, IPv6 Global Unicast Address Assignments. */
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')
/** IPv6 addresses that stand for an IPv4 address, and the byte where that one begins. */
const CARRIERS = [
  // IPv4-compatible. Source: RFC 4291, 2.5.5.1.
  { range: ipaddr.IPv6.parseCIDR('::/96'), at: 12 },
  // NAT64. Source: RFC 6052, 2.1.
  { range: ipaddr.IPv6.parseCIDR('64:ff9b::/96'), at: 12 },
  // 6to4. Source: RFC 3056, 2.
  { range: ipaddr.IPv6.parseCIDR('2002::/16'), at: 2 },
] as const

/**
 * Judges literal addresses by the registries of special ranges, and names by what is known without resolving them.
 *
 * @param ownAddresses Of this machine, asked at each look.
 */
export function makeAddressGuard(ownAddresses: () => readonly string[]): AddressGuard {
  function isRefused(host: string, allowance: Allowance): boolean {
    if (isIP(host) === 0) return isRefusedName(host.toLowerCase(), allowance)
    const { allowedHosts, siteHost } = allowance
    const address = ipaddr.process(host)
    if (allowedHosts.some((allowed) => covers(allowed, address))) return false
    return host === siteHost || isInward(address) || ownAddresses().some((own) => covers(own, address))
  }

  return {
    isRefused,
    isRefusedAt: (addresses, name, allowance) =>
      !isAllowedName(name, allowance.allowedHosts) &&
      addresses.some((address) => isRefused(address, allowance)),
  }
}

const isAllowedName = (name: string, allowedHosts: readonly string[]): boolean =>
  allowedHosts.some((allowed) => allowed.toLowerCase() === name)

function isRefusedName(name: string, { allowedHosts, siteHost }: Allowance): boolean {
  if (isAllowedName(name, allowedHosts)) return false
  // Source: RFC 6761, 6.3.
  return name === siteHost.toLowerCase() || name === 'localhost' || name.endsWith('.localhost')
}

/** Anything but an address of the internet at large; of one that stands for another, that other one counts. */
function isInward(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) return address.range() !== 'unicast'
  const carrier = CARRIERS.find(({ range }) => address.match(range))
  if (carrier) return isInward(new ipaddr.IPv4(address.toByteArray().slice(carrier.at, carrier.at + 4)))
  return address.range() !== 'unicast' || !address.match(GLOBAL)
}

/** Whether an address, or a range in CIDR notation, takes in this one. What is neither takes in nothing. */
function covers(allowed: string, address: Address): boolean {
  if (isIP(allowed) > 0) return ipaddr.process(allowed).toString() === address.toString()
  if (!ipaddr.isValidCIDR(allowed)) return false
  const [base, bits] = ipaddr.parseCIDR(allowed)
  return base.kind() === address.kind() && address.match(base, bits)
}

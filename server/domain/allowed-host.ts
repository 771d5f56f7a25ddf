import { spellAllowedHost } from './allowed-host-spelling.ts'
import { invalid } from './errors.ts'
import { cutText } from './text.ts'

/**
 * One line of the setting `webhook_allowed_hosts` in its one spelling.
 *
 * @param field Where the fault is shown.
 * @throws {IncidentError} `invalid` for anything else than a host name, an address or a range of addresses.
 */
export function cleanAllowedHost(given: string, field: string): string {
  const spelling = spellAllowedHost(given)
  if (spelling !== undefined) return spelling
  const shown = cutText(given.trim(), 100)
  throw invalid(`“${shown}” is no host name, address or range such as 10.0.0.0/8.`, field)
}

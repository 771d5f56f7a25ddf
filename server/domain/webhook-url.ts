import { invalid } from './errors.ts'
import { isWebhookUrl } from './is-webhook-url.ts'
import { PLAYBOOK_LIMITS } from './playbook-limits.ts'
import { cleanText } from './text.ts'

/**
 * A webhook address as it is stored: as typed, or `""`.
 *
 * @param field Where the fault is shown.
 * @throws {IncidentError} `invalid` unless it is absolute, http or https, without user info, fragment or port 0.
 */
export function cleanWebhookUrl(given: string, field: string): string {
  const rule = { field, label: 'The webhook address', ...PLAYBOOK_LIMITS.webhookUrl, oneLine: true }
  const clean = cleanText(given, rule)
  if (clean !== '' && !isWebhookUrl(clean)) {
    throw invalid('Enter a whole address that begins with http:// or https://, without a user or a #.', field)
  }
  return clean
}

/**
 * The host of a clean address in its one spelling: a name in lower case and ASCII, an IPv4 address with four decimal
 * numbers however it was written, an IPv6 address without brackets. Source: WHATWG URL, 3.5, host parsing.
 */
export function hostOf(webhookUrl: string): string {
  const { hostname } = new URL(webhookUrl)
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** The host of Mattermost's own address; `""` for one that is not set or was mistyped, which is not ours to complain of. */
export const siteHostOf = (siteUrl: string): string => (URL.canParse(siteUrl) ? hostOf(siteUrl) : '')

import type { IncomingMessage } from 'node:http'

/** Beside the requests, since all that is in them comes from the client. */
const addresses = new WeakMap<IncomingMessage, string>()

/** Where a request comes from, as the host has found out: it knows which of its proxies to believe. */
export const noteAddress = (request: IncomingMessage, address: string): void =>
  void addresses.set(request, address)

/** `""` where the host does not say. */
export const addressOf = (request: IncomingMessage): string => addresses.get(request) ?? ''

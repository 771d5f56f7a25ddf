import type { RequestSubset } from '../standin/plugin-host/request-subset.ts'

/** A request as the host hands it on. @param url Below the plugin's root. */
export const requestSubsetOf = (
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
): RequestSubset => ({
  Method: method,
  URL: url,
  Proto: 'HTTP/1.1',
  ProtoMajor: 1,
  ProtoMinor: 1,
  Header: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  Host: 'localhost',
  RemoteAddr: '127.0.0.1:0',
  RequestURI: url,
})

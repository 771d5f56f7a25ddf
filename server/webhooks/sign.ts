import { createHmac } from 'node:crypto'

/** What goes into `X-Incident-Signature`: the time of the attempt, and the body signed with each secret. */
export function signatureOf(body: Buffer, { secrets, at }: { secrets: readonly string[]; at: Date }): string {
  const time = String(Math.floor(at.getTime() / 1000))
  const signed = (secret: string): string =>
    createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')
  return [`t=${time}`, ...secrets.map((secret) => `v1=${signed(secret)}`)].join(',')
}

import { newId } from '../../server/ids.ts'
import { makeSeal } from '../../server/seal.ts'
import type { Product } from '../support/product.ts'

type Content = Readonly<Record<string, string | number>>

const TOO_FAR = 8_640_000_000_000_000

/** Signs what a dialog or a button is about with the server's own key, as if it had been handed out just now. */
export type Sign = (content: Content) => string

export async function signer({ database }: Product): Promise<Sign> {
  const { rows } = await database.pool.query<{ value: string }>(
    `select value from incident_collaboration.setting where name = 'signing_key'`,
  )
  const seal = makeSeal(Buffer.from(rows[0]?.value ?? '', 'base64'))
  return (content) => seal.seal({ nonce: newId(), expiresAt: TOO_FAR, ...content })
}

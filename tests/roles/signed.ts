import { makeSeal } from '../../server/seal.ts'
import type { Product } from '../support/product.ts'

type Content = Readonly<Record<string, string | number>>

/** What a state or context says, as the server signed it. */
export function contentOf(sealed: string): Content {
  const [text = ''] = sealed.split('.')
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Content
}

/** Signs with the server's own key, as if the server had handed it out. */
export async function signer({ database }: Product): Promise<(content: Content) => string> {
  const { rows } = await database.pool.query<{ value: string }>(
    `select value from incident_collaboration.setting where name = 'signing_key'`,
  )
  const seal = makeSeal(Buffer.from(rows[0]?.value ?? '', 'base64'))
  return (content) => seal.seal(content)
}

import { createHmac, timingSafeEqual } from 'node:crypto'

import type { Seal } from './usecases/ports/process.ts'

type Content = Readonly<Record<string, string | number>>

/**
 * Signs small contents that travel through a browser and come back: `<content>.<signature>`, both base64url.
 *
 * @param key At least 32 random bytes, the same on all nodes.
 */
export function makeSeal(key: Buffer): Seal {
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest()

  return {
    seal(content: Content): string {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url')
      return `${text}.${sign(text).toString('base64url')}`
    },

    open(sealed: string): Content | undefined {
      const [text = '', signature = ''] = sealed.split('.')
      const given = Buffer.from(signature, 'base64url')
      const expected = sign(text)
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
      // Whoever signed it was us, so it has the form we gave it.
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as Content
    },
  }
}

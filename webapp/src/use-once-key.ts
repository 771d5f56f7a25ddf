import { useRef } from 'react'

import { randomId } from './random-id.ts'

/** @returns The idempotency key for what is sent: the same for the same content, until it was carried out. */
export function useOnceKey() {
  const sent = useRef({ content: '', key: '' })
  return {
    keyFor: (content: unknown): string => {
      const text = JSON.stringify(content)
      if (text !== sent.current.content) sent.current = { content: text, key: randomId() }
      return sent.current.key
    },
    isDone: () => void (sent.current = { content: '', key: '' }),
  }
}

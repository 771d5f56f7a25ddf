import type { Word } from './parse.ts'

const ID = /^[a-z0-9]{26}$/
const PERMALINK = /^(?:https?:\/\/[^/\s]+)?\/(?:[^\s?#]*\/)?pl\/([a-z0-9]{26})\/?(?:[?#].*)?$/i

/** The id of a post that was named by it, or by its permalink; `undefined` for anything else. */
export function namePost({ text }: Pick<Word, 'text'>): string | undefined {
  const named = text.trim()
  return ID.test(named) ? named : PERMALINK.exec(named)?.[1]?.toLowerCase()
}

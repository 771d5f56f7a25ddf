import { randomBytes } from 'node:crypto'

const LETTERS = 'ybndrfg8ejkmcpqxot1uwisza345h769'

/** 26 characters, as Mattermost makes its ids. */
export function newId(): string {
  return Array.from(randomBytes(26), (byte) => LETTERS[byte % LETTERS.length] ?? '').join('')
}

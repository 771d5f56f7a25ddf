import { randomBytes } from 'node:crypto'

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769'
const BYTES = 16
const BITS_PER_CHARACTER = 5n
const CHARACTERS = 26

/** 128 random bits as 26 characters, the form of every id of Mattermost and ours (D-12). */
export function newId(): string {
  let bits = BigInt(`0x${randomBytes(BYTES).toString('hex')}`) << 2n
  let id = ''
  for (let position = 0; position < CHARACTERS; position++) {
    id = ALPHABET.charAt(Number(bits & 31n)) + id
    bits >>= BITS_PER_CHARACTER
  }
  return id
}

const SECRET_BYTES = 32

/** What webhooks of a playbook are signed with. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`

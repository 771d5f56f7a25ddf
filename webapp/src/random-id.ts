const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769'
const LENGTH = 26

/** 26 characters that nobody else makes. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) =>
    ALPHABET.charAt(byte % ALPHABET.length),
  ).join('')

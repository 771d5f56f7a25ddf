const LONGEST = 1_000

/** Why something failed, as a column can hold it: no U+0000, not endless. */
export const failureText = (message: string): string => message.replaceAll('\0', '').slice(0, LONGEST)

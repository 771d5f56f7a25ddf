const MARKS = /\p{Mark}/gu
const MAX_LENGTH = 59
const MIN_LENGTH = 2

/**
 * The channel's name (its address) made from the incident's name: lower case, letters without their marks,
 * dashes for everything else, at most 59 characters so that a suffix of five fits.
 *
 * @param randomId Used when nothing readable is left (names in other scripts, emoji only).
 */
export function channelName(displayName: string, randomId: string): string {
  const name = displayName
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH + 1)
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '')
  return name.length < MIN_LENGTH ? randomId : name
}

/** Another try when the name is taken: the same name with four random characters. */
export const withSuffix = (name: string, randomId: string): string => `${name}-${randomId.slice(0, 4)}`

const EVERYBODY = ['all', 'channel', 'here']

/** Whom a text calls. */
export interface Called {
  readonly names: readonly string[]
  readonly isEverybody: boolean
}

/** Names behind an at sign, in lower case; what stands in code calls nobody. */
export function calledIn(text: string): Called {
  const found = text.replace(/`[^`]*`/g, '').matchAll(/(?<![\w.])@([a-z0-9][a-z0-9._-]*)/gi)
  const names = [...found].map(([, name = '']) => name.toLowerCase().replace(/[._-]+$/, ''))
  return { names, isEverybody: names.some((name) => EVERYBODY.includes(name)) }
}

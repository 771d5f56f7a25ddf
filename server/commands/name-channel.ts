import type { Word } from './parse.ts'

/** How somebody names a channel; `teamName` is `""` unless they pasted a link. */
export type NamedChannel =
  { readonly name: string; readonly teamName: string } | { readonly displayName: string }

const LINK = /^(?:https?:\/\/[^/]+)?\/(?:.*\/)?([^/]+)\/channels\/([^/?#]+)\/?(?:[?#].*)?$/i

/** `~name`, `name`, a pasted link, or the display name in quotes. */
export function nameChannel({ text, isQuoted }: Word): NamedChannel {
  if (isQuoted) return { displayName: text.trim() }
  const [, teamName = '', linked] = LINK.exec(text) ?? []
  const name = linked ?? text.replace(/^~/, '')
  return { name: name.toLowerCase(), teamName: teamName.toLowerCase() }
}

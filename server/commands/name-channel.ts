import type { ChannelNamed } from '../usecases/ports/host-channels.ts'
import type { Word } from './parse.ts'

const LINK = /^(?:https?:\/\/[^/]+)?\/(?:.*\/)?([^/]+)\/channels\/([^/?#]+)\/?(?:[?#].*)?$/i

/** `~name`, `name`, a pasted link, or the display name in quotes. */
export function nameChannel({ text, isQuoted }: Word): ChannelNamed {
  if (isQuoted) return { displayName: text.trim() }
  const [, teamName = '', linked] = LINK.exec(text) ?? []
  const name = linked ?? text.replace(/^~/, '')
  return { name: name.toLowerCase(), teamName: teamName.toLowerCase() }
}

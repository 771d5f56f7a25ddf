import { durationText } from '../domain/duration.ts'
import type { Status } from '../domain/status.ts'
import { cutText } from '../domain/text.ts'
import { escapeText, quietMarkdown } from './escape.ts'
import { translate } from './translate.ts'

/** What the host takes in one post. Source: Mattermost's model.PostMessageMaxRunesV2. */
const POST_MAX = 16_383

/** Why an update did not reach its broadcast channel. */
export type NotBroadcast = 'archived' | 'deleted' | 'refused'

type Copied = Readonly<{
  /** Of the incident. */
  name: string
  teamName: string
  /** Of the update. */
  postId: string
  /** Username. */
  author: string
  status: Status
  /** How long the incident has lasted, or did. */
  lastedMs: number
  /** As it stands in the post. */
  message: string
}>

type Missing = Readonly<{
  teamName: string
  postId: string
  /** As people see it, `""` = unsaid. */
  channelName: string
  why: NotBroadcast
}>

/** What is said of a status update outside its post. Nobody is pinged. */
export const sayElsewhere = {
  /** B-13. Its heading leads to the whole text, should that be too long for one post more. */
  broadcast({ name, teamName, postId, author, status, lastedMs, message }: Copied): string {
    const head = [
      `#### [${escapeText(name)}](${linkTo(teamName, postId)})`,
      translate('post.broadcast', { author: escapeText(author), duration: durationText(lastedMs), status }),
      '',
      '---',
      '',
      '',
    ].join('\n')
    return cutText(head + quietMarkdown(message), POST_MAX)
  },

  /** B-14. */
  notBroadcast({ teamName, postId, channelName, why }: Missing): string {
    const update = linkTo(teamName, postId)
    return channelName === ''
      ? translate('post.not_broadcast', { update, why })
      : translate('post.not_broadcast_in', { update, why, channel: escapeText(channelName) })
  },
}

const linkTo = (teamName: string, postId: string): string => `/${teamName}/pl/${postId}`

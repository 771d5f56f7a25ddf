import type { Status } from '../domain/status.ts'
import { escapeText } from './escape.ts'
import type { Uninvited } from './ports/invitations.ts'
import { translate } from './translate.ts'

/** People who are named before the rest is only counted. */
const NAMED_AT_MOST = 20

type Announced = Readonly<{
  /** Of the incident. */
  name: string
  teamName: string
  channelName: string
  /** Username. */
  commander: string
}>

type Quoted = Readonly<{
  teamName: string
  postId: string
  author: string
  /** As it stands in the post. */
  quote: string
  numFiles: number
}>

/** What is said of a start beside the incident's first post, and of an incident elsewhere. Nobody is pinged. */
export const sayAtStart = {
  /** B-02, the part about the people invited; `""` when all of them came. */
  uninvited({ people, numUnknown }: Uninvited): string {
    const names = people.slice(0, NAMED_AT_MOST).map((username) => `**${escapeText(username)}**`)
    const isCut = people.length > NAMED_AT_MOST
    return [
      people.length > 0 &&
        translate(isCut ? 'post.uninvited_many' : 'post.uninvited', {
          count: people.length,
          people: names.join(', '),
        }),
      numUnknown > 0 && translate('post.uninvited_unknown', { count: numUnknown }),
    ]
      .filter((part) => part !== false)
      .join('\n')
  },

  /** B-03. */
  announced: (incident: Announced): string =>
    [
      translate('post.announced_heading'),
      translate('post.announced', { incident: linkTo(incident), commander: escapeText(incident.commander) }),
    ].join('\n'),

  /** B-04. @param channel Its shown name, `""` = unsaid. */
  notAnnounced: (channel: string): string =>
    channel === ''
      ? translate('post.not_announced')
      : translate('post.not_announced_in', { channel: escapeText(channel) }),

  /** B-05. */
  quoted: ({ teamName, postId, author, quote, numFiles }: Quoted): string =>
    [
      translate('post.origin', { page: `/${teamName}/pl/${postId}`, author: escapeText(author) }),
      ...(quote === '' ? [] : ['', quote]),
      ...(numFiles > 0 ? ['', translate('post.origin_files', { count: numFiles })] : []),
    ].join('\n'),

  /** B-05, of a post that is not there any more. */
  originGone: (): string => translate('post.origin_gone'),

  /** B-17. */
  announcedByHand: (incident: Announced & { readonly status: Status }): string =>
    translate('post.announced_by_hand', {
      incident: linkTo(incident),
      status: incident.status,
      commander: escapeText(incident.commander),
    }),

  /** B-24. @param reason A sentence. */
  givenUp: (name: string, reason: string): string =>
    translate('post.start_given_up', { name: escapeText(name), reason: escapeText(reason) }),
}

const linkTo = ({ name, teamName, channelName }: Announced): string =>
  `[${escapeText(name)}](/${teamName}/channels/${channelName})`

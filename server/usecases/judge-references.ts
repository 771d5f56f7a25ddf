import { invalid } from '../domain/errors.ts'
import type { NewReferences } from '../domain/playbook-references.ts'
import { hostOf, siteHostOf } from '../domain/webhook-url.ts'
import type { Host } from './ports/host.ts'
import type { KnownPerson, PlaybookStore, References } from './ports/playbooks.ts'
import type { AddressGuard } from './ports/webhooks.ts'

export type ReferenceDeps = Readonly<{
  playbooks: Pick<PlaybookStore, 'findReferences'>
  host: Pick<Host, 'mayInChannel' | 'siteUrl'>
  addressGuard: AddressGuard
}>

type Asked = Readonly<{ userId: string; teamId: string; references: NewReferences }>

/**
 * Judges what a playbook names anew, by the rights of whoever saves it. A channel that the person cannot see is
 * refused like one that does not exist.
 *
 * @throws {IncidentError} `invalid`, naming the field and the id.
 */
export async function judgeReferences(deps: ReferenceDeps, asked: Asked): Promise<void> {
  const { teamId, references } = asked
  const { memberIds, invitedUserIds, defaultCommanderId, channels, webhooks } = references
  const userIds = [...memberIds, ...invitedUserIds, defaultCommanderId].filter((id) => id !== '')
  if (userIds.length + channels.length + webhooks.length === 0) return
  const channelIds = channels.map(({ id }) => id)
  const known = await deps.playbooks.findReferences({ teamId, userIds, channelIds })
  judgePeople(references, known)
  await judgeChannels(deps, asked, known)
  await judgeWebhooks(deps, asked, known)
}

function judgePeople(
  { memberIds, invitedUserIds, defaultCommanderId }: NewReferences,
  known: References,
): void {
  const strangerTo = (ids: readonly string[], isFit: (person: KnownPerson) => boolean): string | undefined =>
    ids.find((id) => {
      const person = known.people.get(id)
      return !person?.isActiveInTeam || !isFit(person)
    })
  const member = strangerTo(memberIds, ({ isGuest }) => !isGuest)
  if (member !== undefined) {
    throw invalid(`${member} cannot be a member: not an active member of this team.`, 'member_ids')
  }
  const invited = strangerTo(invitedUserIds, ({ isBot }) => !isBot)
  if (invited !== undefined) {
    throw invalid(`${invited} cannot be invited: not an active person of this team.`, 'invited_user_ids')
  }
  if (defaultCommanderId !== '' && strangerTo([defaultCommanderId], ({ isBot }) => !isBot) !== undefined) {
    throw invalid(
      `${defaultCommanderId} cannot command: not an active person of this team.`,
      'default_commander_id',
    )
  }
}

async function judgeChannels(
  { host }: ReferenceDeps,
  asked: Asked,
  { channelIds }: References,
): Promise<void> {
  for (const { field, id } of asked.references.channels) {
    const mayPost = channelIds.has(id) && (await host.mayInChannel(asked.userId, id, 'create_post'))
    if (!mayPost) throw invalid(`You cannot post in the channel ${id} from a playbook of this team.`, field)
  }
}

async function judgeWebhooks(
  { host, addressGuard }: ReferenceDeps,
  { references }: Asked,
  { webhookAllowedHosts: allowedHosts }: References,
): Promise<void> {
  if (references.webhooks.length === 0) return
  const allowance = { allowedHosts, siteHost: siteHostOf(await host.siteUrl()) }
  for (const { field, url } of references.webhooks) {
    if (addressGuard.isRefused(hostOf(url), allowance)) {
      throw invalid('Webhooks may not go to this address. An administrator can allow it.', field)
    }
  }
}

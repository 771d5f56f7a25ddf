import { durationText } from '../domain/duration.ts'
import type { Incident } from '../domain/incident.ts'
import { STATUSES, isOngoing, type Status } from '../domain/status.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Lists } from '../usecases/list-incidents.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import { translate } from '../usecases/translate.ts'
import { mustHaveNoWords, type Command } from './command.ts'
import { incidentsPage, type Team } from './pages.ts'

export type ListDeps = Readonly<{
  listIncidents: Lists['listIncidents']
  reads: Pick<Reads, 'findPeople' | 'findTeam' | 'findChannelNames'>
  clock: Pick<Clock, 'now'>
}>

const DESCRIBED = { name: 'list', hint: '', example: '/incident list' }
const SHOWN = 10

export function listCommand({ listIncidents, reads, clock }: ListDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.list',
    async run({ actor, teamId, words, clientId }) {
      mustHaveNoWords(words, DESCRIBED)
      const [ongoing, ended, team] = await Promise.all([
        mine(actor, teamId, isOngoing),
        mine(actor, teamId, (status) => !isOngoing(status)),
        reads.findTeam(teamId),
      ])
      const page = incidentsPage(team)
      if (clientId !== '') return { text: translate('command.list.at_the_side', { page }) }
      const shown = [...ongoing.incidents, ...ended.incidents].slice(0, SHOWN)
      if (shown.length === 0) {
        return { text: translate('command.list.none', { team: escapeText(team.displayName) }) }
      }
      const more = ongoing.total + ended.total - shown.length
      const lines = await linesOf(shown, team)
      return {
        text: [...lines, ...(more > 0 ? [translate('command.list.more', { count: more, page })] : [])].join(
          '\n',
        ),
      }
    },
  }

  /** Newest first. */
  async function mine(actor: Actor, teamId: string, isMeant: (status: Status) => boolean) {
    const found = await listIncidents(actor, {
      teamId,
      memberId: actor.userId,
      statuses: STATUSES.filter(isMeant),
      commanderId: '',
      searchTerm: '',
      since: 0,
      sort: 'create_at',
      isDescending: true,
      include: [],
      perPage: SHOWN,
      from: { page: 0 },
    })
    if (found === 'disabled') return { total: 0, incidents: [] }
    return { total: found.total, incidents: found.rows.map(({ record }) => record.incident) }
  }

  async function linesOf(incidents: readonly Incident[], team: Team): Promise<string[]> {
    const [people, channelNames] = await Promise.all([
      reads.findPeople(incidents.map(({ commanderId }) => commanderId)),
      reads.findChannelNames(incidents.map(({ channelId }) => channelId)),
    ])
    const now = clock.now()
    return incidents.map((incident) => {
      const { name, channelId, status, commanderId, createAt, endAt = now } = incident
      const channel = channelNames.get(channelId)
      return translate('command.list.row', {
        incident: channel
          ? `[${escapeText(name)}](/${team.name}/channels/${channel})`
          : `**${escapeText(name)}**`,
        status,
        duration: durationText(endAt.getTime() - createAt.getTime()),
        commander: `@${people.get(commanderId)?.username ?? commanderId}`,
      })
    })
  }
}

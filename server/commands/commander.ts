import { IncidentError } from '../domain/errors.ts'
import { durationText } from '../domain/duration.ts'
import type { HandOver } from '../usecases/commander.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Clock } from '../usecases/ports/process.ts'
import type { IncidentRecord, Reads } from '../usecases/ports/reads.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'

export type CommanderDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  reads: Pick<Reads, 'findPeople' | 'findPersonNamed'>
  handOver: HandOver
  clock: Pick<Clock, 'now'>
}>

const DESCRIBED = { name: 'commander', hint: '[@username]', example: '/incident commander @ann' }
const TRAILING = /[.,:]$/

export function commanderCommand({ queries, reads, handOver, clock }: CommanderDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.commander',
    changes: 'commander.change',
    async run({ actor, channelId, words }) {
      const [name, ...more] = words
      if (!name) {
        const { record } = await incidentHere(queries, actor, channelId, 'view')
        return { text: await whoCommands(record) }
      }
      const { record } = await incidentHere(queries, actor, channelId, 'edit')
      if (more.length > 0) return { text: translate('command.error.usage', USAGE) }
      return makeCommander(actor, record, name.text)
    },
  }

  async function whoCommands({ incident, timelineEvents }: IncidentRecord): Promise<string> {
    const people = await reads.findPeople([incident.commanderId])
    const changes = timelineEvents.filter(({ type }) => type === 'commander_changed')
    const since = changes.at(-1)?.eventAt ?? incident.createAt
    return translate('command.answer.commander', {
      commander: `@${people.get(incident.commanderId)?.username ?? incident.commanderId}`,
      duration: durationText(clock.now().getTime() - since.getTime()),
    })
  }

  async function makeCommander(actor: Actor, { incident }: IncidentRecord, typed: string) {
    const person = await reads.findPersonNamed({ askerId: actor.userId, incident, names: namesIn(typed) })
    if (!person) throw new IncidentError('not_found', translate('command.error.no_person'))
    if (person.id === incident.commanderId) {
      return { text: translate('command.answer.is_commander', { commander: `@${person.username}` }) }
    }
    await handOver(actor, { incidentId: incident.id, commanderId: person.id })
    // The bot's post says it.
    return 'silence'
  }
}

const USAGE = { usage: usageOf(DESCRIBED), example: DESCRIBED.example }

/** As typed, then without a full stop, comma or colon that belongs to the sentence around it. */
function namesIn(typed: string): string[] {
  const name = typed.replace(/^@/, '').toLowerCase()
  return TRAILING.test(name) ? [name, name.replace(TRAILING, '')] : [name]
}

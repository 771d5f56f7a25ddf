import { LIMITS } from '../contract/limits.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Announce, Announced } from '../usecases/announce.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate, type TextId } from '../usecases/translate.ts'
import { mustBeUsedRight, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { nameChannel } from './name-channel.ts'
import type { Word } from './parse.ts'

export type AnnounceCommandDeps = Readonly<{
  queries: Pick<Queries, 'getIncidentOfChannel'>
  announce: Announce
}>

const DESCRIBED = {
  name: 'announce',
  hint: '~channel [~channel …]',
  example: '/incident announce ~town-square',
}
const SHOWN_MAX = 100

/** The bot's word in other channels; the reply has a line for each of them. */
export function announceCommand({ queries, announce }: AnnounceCommandDeps): Command {
  return {
    ...DESCRIBED,
    help: 'command.help.announce',
    changes: 'incident.announce',
    textHint: '~[channels]',
    async run({ actor, channelId, words }) {
      const { record } = await incidentHere(queries, actor, channelId, 'edit')
      mustBeUsedRight(words.length > 0, DESCRIBED)
      const targets = [...new Map(words.map((word) => [JSON.stringify(nameChannel(word)), word])).values()]
      mustBeFewEnough(targets)
      const outcomes = await announce(actor, record.incident.id, targets.map(nameChannel))
      const lines = targets.flatMap((word, index) => lineFor(word, outcomes[index]))
      return { text: lines.join('\n') }
    },
  }
}

function mustBeFewEnough(targets: readonly Word[]): void {
  const max = LIMITS.announceTargets
  if (targets.length <= max) return
  throw new IncidentError('too_many', translate('command.error.announce.too_many', { max }))
}

const WHY: Readonly<Record<Exclude<Announced['outcome'], 'announced'>, TextId>> = {
  not_found: 'command.error.announce.not_found',
  several: 'command.error.announce.several',
  itself: 'command.error.announce.itself',
  archived: 'command.error.announce.archived',
  forbidden: 'command.error.announce.forbidden',
  refused: 'command.error.announce.refused',
}

function lineFor({ text }: Word, announced: Announced | undefined): string[] {
  if (!announced) return []
  const { outcome } = announced
  const channel = announced.channel ? `~${announced.channel.name}` : escapeText(text, SHOWN_MAX)
  if (outcome === 'announced') return [translate('command.answer.announced', { channel })]
  return [translate('command.answer.not_announced', { channel, why: translate(WHY[outcome]) })]
}

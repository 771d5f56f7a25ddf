import { IncidentError, invalid } from '../domain/errors.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Queries } from '../usecases/queries.ts'
import { translate } from '../usecases/translate.ts'
import { usageOf, type Command } from './command.ts'
import { incidentHere } from './incident-here.ts'
import { nameTask, type Named, type NumberedTask, type OutOfRange } from './name-task.ts'
import type { Word } from './parse.ts'

const SHOWN_CANDIDATES = 10
const SHOWN_TITLE = 100

type Described = Pick<Command, 'name' | 'hint' | 'example'>

/**
 * The task that the words name, in the incident of the channel, for somebody who may edit it.
 *
 * @throws {IncidentError} with the sentence for the person.
 */
export async function taskHere(
  queries: Pick<Queries, 'getIncidentOfChannel'>,
  asked: Readonly<{ actor: Actor; channelId: string; words: readonly Word[] }>,
  described: Described,
): Promise<NumberedTask & { readonly incidentId: string }> {
  const { record } = await incidentHere(queries, asked.actor, asked.channelId, 'edit')
  const named = nameTask(record.checklists, asked.words)
  if (!('found' in named)) throw invalid(problemText(named, described))
  return { ...named.found, incidentId: record.incident.id }
}

/** Says it of what was there when the command was read, and is not when it is carried out. */
export function taskGone(error: unknown): never {
  if (!(error instanceof IncidentError) || error.code !== 'not_found') throw error
  throw new IncidentError('not_found', translate('command.error.gone'), { cause: error })
}

/** A text of the user as replies show it. */
export const shown = (text: string): string => escapeText(text, SHOWN_TITLE)

function problemText(named: Exclude<Named, { found: unknown }>, described: Described): string {
  switch (named.problem) {
    case 'usage':
      return translate('command.error.usage', { usage: usageOf(described), example: described.example })
    case 'no_match':
      return translate('command.error.no_match')
    case 'ambiguous':
      return translate('command.error.ambiguous', { candidates: candidatesText(named.candidates) })
    case 'range':
      return rangeText(named)
  }
}

/** Which number, and those that there are. */
export function rangeText({ what, number, count }: Omit<OutOfRange, 'problem'>): string {
  const range = translate('command.error.range', { count, last: count - 1 })
  return translate('command.error.number_range', { what, number, range })
}

function candidatesText(candidates: readonly NumberedTask[]): string {
  const texts = candidates
    .slice(0, SHOWN_CANDIDATES)
    .map(({ numbers, task }) => `\`${numbers}\` ${shown(task.title)}`)
  const more = candidates.length - texts.length
  return [...texts, ...(more > 0 ? [translate('command.info.more_tasks', { count: more })] : [])].join(', ')
}

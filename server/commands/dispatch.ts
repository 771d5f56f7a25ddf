import { LIMITS } from '../contract/limits.ts'
import type { AuditAction } from '../domain/audit.ts'
import { IncidentError, type ErrorCode } from '../domain/errors.ts'
import { codePoints } from '../domain/text.ts'
import { escapeText } from '../usecases/escape.ts'
import type { Audit } from '../usecases/audit.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { RequestObserver } from '../usecases/ports/metrics.ts'
import type { Clock, Log } from '../usecases/ports/process.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import { translate } from '../usecases/translate.ts'
import type { Command, Reply } from './command.ts'
import { helpText } from './help.ts'
import { nearest } from './near.ts'
import { parseCommand } from './parse.ts'

/** A slash command as the host hands it over. */
export type Typed = Readonly<{
  actor: Actor
  /** With the slash and the trigger. */
  text: string
  channelId: string
  teamId: string
  rootId: string
  triggerId: string
}>

export type DispatchDeps = Readonly<{
  commands: readonly Command[]
  host: Pick<Host, 'sendEphemeral'>
  reads: Pick<Reads, 'isTeamEnabled'>
  audit: Pick<Audit, 'failed'>
  requests: RequestObserver
  clock: Pick<Clock, 'now'>
  log: Log
}>

const SHOWN_WORD = 100

export function makeDispatch({ commands, host, reads, audit, requests, clock, log }: DispatchDeps) {
  /** Runs the subcommand and replies to the caller alone. Never throws for what a person can type. */
  return async function dispatch(typed: Typed): Promise<void> {
    const since = clock.now()
    let outcome: ErrorCode | 'ok' = 'ok'
    const reply = await answer(typed).catch((error: unknown) => {
      outcome = error instanceof IncidentError ? error.code : 'internal'
      return { text: sentenceFor(error, typed) }
    })
    const seconds = (clock.now().getTime() - since.getTime()) / 1000
    requests.answered({ door: 'command', name: nameIn(typed), outcome, seconds })
    if (reply === 'silence') return
    const { channelId, rootId } = typed
    await host.sendEphemeral({ userId: typed.actor.userId, channelId, rootId, message: reply.text })
  }

  function nameIn({ text }: Typed): string {
    const word = isTooLong(text) ? '' : parseCommand(text).subcommand
    return commands.find(({ name }) => name === word)?.name ?? 'unknown'
  }

  async function answer(typed: Typed): Promise<Reply> {
    if (isTooLong(typed.text))
      return { text: translate('command.error.too_long', { max: LIMITS.commandText }) }
    if (typed.teamId === '') return { text: translate('command.error.no_team') }
    const { subcommand, ...parsed } = parseCommand(typed.text)
    const command = commands.find(({ name }) => name === subcommand)
    try {
      await mustBeEnabled(typed.teamId)
      return command
        ? await command.run({ ...typed, ...parsed })
        : { text: unknownText(subcommand, commands) }
    } catch (error) {
      if (command?.changes && !isMistyped(error)) await onRecord(typed, command.changes, error)
      throw error
    }
  }

  async function mustBeEnabled(teamId: string): Promise<void> {
    if (await reads.isTeamEnabled(teamId)) return
    throw new IncidentError('team_disabled', 'Incident Collaboration is not enabled on this team.')
  }

  /** Which incident it was meant for is not told to whoever may not see it, so it is not looked for. */
  function onRecord({ actor, teamId }: Typed, action: AuditAction, error: unknown): Promise<void> {
    return audit.failed(actor, { action, object: { type: 'team', id: teamId }, teamId }, error)
  }

  /** Our own sentences are for the person; anything else is a reference number that is also in the log. */
  function sentenceFor(error: unknown, { actor }: Typed): string {
    if (error instanceof IncidentError && error.code !== 'internal') return error.message
    log.error('command failed', { requestId: actor.requestId, userId: actor.userId, error })
    return translate('command.error.failed', { reference: actor.requestId })
  }
}

const isMistyped = (error: unknown): boolean => error instanceof IncidentError && error.code === 'invalid'

/** The web app's marker does not count. A text far beyond is not looked at: nobody can type it. */
function isTooLong(text: string): boolean {
  if (text.length > 4 * LIMITS.commandText) return true
  const { subcommand, rest } = parseCommand(text)
  return codePoints(subcommand) + codePoints(rest) > LIMITS.commandText
}

function unknownText(word: string, commands: readonly Command[]): string {
  const help = helpText(commands)
  if (word === '') return help
  const shown = escapeText(word, SHOWN_WORD)
  const near = nearest(
    word,
    commands.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
  )
  const sentence =
    near === undefined
      ? translate('command.error.unknown', { word: shown })
      : translate('command.error.unknown_near', { word: shown, near: `/incident ${near}` })
  return `${sentence}\n\n${help}`
}

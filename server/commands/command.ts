import type { AuditAction } from '../domain/audit.ts'
import { invalid } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { translate, type TextId } from '../usecases/translate.ts'
import type { Word } from './parse.ts'

/** One use of `/incident`, as the host passes it on. */
type Invocation = Readonly<{
  actor: Actor
  channelId: string
  /** `""` where no team can be determined. */
  teamId: string
  /** `""`, or the thread it was typed in. */
  rootId: string
  triggerId: string
  /** After the subcommand, without the web app's marker. */
  words: readonly Word[]
  /** The same as typed. */
  rest: string
  /** Of the browser that sent it, or `""`. */
  clientId: string
}>

/** Text for the caller alone, or nothing where a dialog or a post says it. */
export type Reply = { readonly text: string } | 'silence'

export type Command = Readonly<{
  name: string
  /** Arguments as autocomplete and usage show them; optional ones in square brackets. */
  hint: string
  help: TextId
  example: string
  /** What it does, for the record of who was refused to. */
  changes?: AuditAction
  /** Path of the list that autocomplete offers for the argument, below our plugin's root. */
  suggestionsPath?: string
  /** What is typed behind it, as autocomplete shows it. */
  textHint?: string
  /** Works, and is neither offered nor explained. */
  isHidden?: true
  run(invocation: Invocation): Promise<Reply>
}>

type Described = Pick<Command, 'name' | 'hint' | 'example'>

/** @throws {IncidentError} with the usage line of the subcommand (CM-7). */
export function mustBeUsedRight(isRight: boolean, described: Described): void {
  if (isRight) return
  const { example } = described
  throw invalid(translate('command.error.usage', { usage: usageOf(described), example }))
}

export const mustHaveNoWords = (words: readonly Word[], described: Described): void =>
  mustBeUsedRight(words.length === 0, described)

export const usageOf = ({ name, hint }: Pick<Command, 'name' | 'hint'>): string =>
  `/incident ${name} ${hint}`.trim()

import { plain } from '../../../server/plugin-rpc/gob/typed.ts'
import type { AutocompleteArg, AutocompleteData } from '../../../server/plugin-rpc/models/autocomplete.ts'
import { builtInCommands } from '../world/built-in-commands.ts'
import { objectOf } from '../world/rest-models.ts'
import { askPlugin } from './ask-plugin.ts'
import type { Backend } from './backend.ts'

export interface Typing {
  readonly userId: string
  /** All that stands in the box, with its slash. */
  readonly userInput: string
  readonly channelId: string
  readonly teamId: string
  readonly rootId: string
}

type Suggested = Pick<AutocompleteData, 'Trigger' | 'Hint' | 'HelpText' | 'Arguments' | 'SubCommands'>

interface Suggestion {
  /** The whole line as it would be, without its slash. */
  readonly Complete: string
  readonly Suggestion: string
  readonly Hint: string
  readonly Description: string
  readonly IconData: string
}

/** What has been read of the line, and what is left of it. */
interface Place {
  readonly parsed: string
  readonly rest: string
}

const ownCommands: readonly Suggested[] = Object.entries(builtInCommands).map(
  ([Trigger, { hint, help }]) => ({
    Trigger,
    Hint: hint,
    HelpText: help,
    Arguments: [],
    SubCommands: [],
  }),
)

/** Source: Mattermost 11.6, server/channels/app/command_autocomplete.go. */
export async function suggestCommands(backend: Backend, typing: Typing): Promise<Suggestion[]> {
  const ofPlugin = [...backend.world.commands.values()].flatMap(({ AutocompleteData: data }) =>
    data ? [data] : [],
  )
  const roots = [...ownCommands, ...ofPlugin].sort((one, other) => one.Trigger.localeCompare(other.Trigger))
  const place = { parsed: '', rest: typing.userInput.replace(/^\//, '') }
  return suggest(backend, typing, roots, place)
}

async function suggest(
  backend: Backend,
  typing: Typing,
  commands: readonly Suggested[],
  { parsed, rest }: Place,
): Promise<Suggestion[]> {
  const end = rest.indexOf(' ')
  if (end < 0) {
    const fitting = commands.filter(({ Trigger }) => Trigger.startsWith(rest.toLowerCase()))
    return fitting.map(({ Trigger, Hint, HelpText }) => suggestion(parsed, Trigger, Hint, HelpText))
  }
  const command = commands.find(({ Trigger }) => Trigger === rest.slice(0, end).toLowerCase())
  if (!command) return []
  const next = { parsed: parsed + rest.slice(0, end + 1), rest: rest.slice(end + 1) }
  const [argument] = command.Arguments
  if (!argument) return suggest(backend, typing, command.SubCommands, next)
  return suggestArgument(backend, typing, argument, next)
}

async function suggestArgument(
  backend: Backend,
  typing: Typing,
  { Type, HelpText, Data }: AutocompleteArg,
  { parsed, rest }: Place,
): Promise<Suggestion[]> {
  const data = objectOf(plain(Data))
  if (Type === 'TextInput') return [suggestion(parsed + rest, '', String(data['Hint']), HelpText)]
  const offered =
    Type === 'DynamicList'
      ? await fetchList(backend, typing, String(data['FetchURL']), parsed)
      : listOf(data['PossibleArguments'])
  return offered
    .filter(({ Item }) => String(Item).toLowerCase().startsWith(rest.toLowerCase()))
    .map(({ Item, Hint, HelpText: help }) => suggestion(parsed, String(Item), String(Hint), String(help)))
}

async function fetchList(backend: Backend, typing: Typing, path: string, parsed: string) {
  const { userId, userInput, channelId, teamId, rootId } = typing
  const query = new URLSearchParams({
    user_input: userInput,
    parsed,
    channel_id: channelId,
    team_id: teamId,
    root_id: rootId,
    user_id: userId,
    site_url: backend.siteUrl,
  })
  const url = `/plugins/${backend.plugin.id}/${path}?${query.toString()}`
  return listOf(await askPlugin(backend, { method: 'GET', url, userId }).catch(() => []))
}

const listOf = (value: unknown) => (Array.isArray(value) ? value.map(objectOf) : [])

const suggestion = (parsed: string, text: string, hint: string, description: string): Suggestion => ({
  Complete: parsed + text,
  Suggestion: text,
  Hint: hint,
  Description: description,
  IconData: '',
})

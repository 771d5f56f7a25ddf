import type { Api } from '../plugin-rpc/index.ts'
import { typed } from '../plugin-rpc/index.ts'
import { asked } from './refusals.ts'
import { readShipped } from './shipped-files.ts'

const BOT = {
  Username: 'incident',
  DisplayName: 'Incident Bot',
  Description: 'Created by Incident Collaboration.',
}
// Without a role the host shows ordinary people no suggestion at all.
const EVERYBODY = 'system_user'

/** What the host shows while somebody types our command. */
export type Autocomplete = Readonly<{
  trigger: string
  hint: string
  description: string
  subcommands: readonly Readonly<{
    name: string
    hint: string
    help: string
    /** `""` = none. */
    suggestionsPath: string
    /** `""` = none. */
    textHint: string
  }>[]
}>

/**
 * Our bot, made or found, with its picture.
 *
 * @returns Its user id.
 * @throws {Error} with a sentence for the administrator when a person has the name.
 */
export async function registerBot(api: Api): Promise<string> {
  const botId = await asked(api.EnsureBotUser(BOT))
  const user = await asked(api.GetUser(botId))
  if (!user.IsBot) {
    throw new Error(
      `The username "${BOT.Username}" belongs to a person. Rename that account, then enable the plugin.`,
    )
  }
  if (Number(user.DeleteAt) > 0) await asked(api.UpdateBotActive(botId, true))
  if (Number(user.LastPictureUpdate) === 0) {
    await asked(api.SetProfileImage(botId, await readShipped(api, 'bot-picture.png')))
  }
  return botId
}

/** Registers the slash command on this node, for all teams. */
export async function registerCommand(api: Api, autocomplete: Autocomplete): Promise<void> {
  const { trigger, hint, description } = autocomplete
  await asked(
    api.RegisterCommand({
      Trigger: trigger,
      DisplayName: 'Incident',
      AutoComplete: true,
      AutoCompleteHint: hint,
      AutoCompleteDesc: description,
      AutocompleteData: {
        Trigger: trigger,
        Hint: hint,
        HelpText: description,
        RoleID: EVERYBODY,
        SubCommands: autocomplete.subcommands.map(subcommand),
      },
    }),
  )
}

const subcommand = ({
  name,
  hint,
  help,
  suggestionsPath,
  textHint,
}: Autocomplete['subcommands'][number]) => ({
  Trigger: name,
  Hint: hint,
  HelpText: help,
  RoleID: EVERYBODY,
  Arguments: [
    ...(suggestionsPath === '' ? [] : [dynamicList(hint, suggestionsPath)]),
    ...(textHint === '' ? [] : [freeText(help, textHint)]),
  ],
})

const dynamicList = (help: string, path: string) => ({
  HelpText: help,
  Type: 'DynamicList',
  Required: true,
  Data: typed('*model.AutocompleteDynamicListArg', { FetchURL: path.replace(/^\//, '') }),
})

/** The host takes no optional argument by place; a command can be sent without it all the same. */
const freeText = (help: string, hint: string) => ({
  HelpText: help,
  Type: 'TextInput',
  Required: true,
  Data: typed('*model.AutocompleteTextArg', { Hint: hint }),
})

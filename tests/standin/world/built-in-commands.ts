import type { CommandResponseInput } from '../../../server/plugin-rpc/models/command.ts'
import { AppError } from '../plugin-host/app-error.ts'
import { findRow, textOf, type Base, type Row } from './base.ts'
import { changeChannel, type ChannelChange } from './change-channel.ts'
import { getChannelRow } from './channels.ts'
import { directChannel } from './direct-channels.ts'
import { insertPost } from './insert-post.ts'
import { leaveChannel } from './leave-channel.ts'
import { joinChannel } from './members.ts'
import { may } from './permissions.ts'
import type { Presence, Status } from './presence.ts'
import { findUserRow } from './users.ts'

/** A command as somebody typed it; `text` is what follows its name. */
interface Typed {
  readonly base: Base
  readonly presence: Presence
  readonly userId: string
  readonly channelId: string
  readonly text: string
}

export interface BuiltInCommand {
  readonly hint: string
  readonly help: string
  /** @throws {AppError} with the sentence to show. */
  readonly run: (typed: Typed) => Promise<CommandResponseInput>
}

/** Commands of the host's own, by their names: those with which its people come to our channels, and go. */
export const builtInCommands: Readonly<Record<string, BuiltInCommand>> = {
  away: statusCommand('away', 'Set your status away'),
  dnd: statusCommand('dnd', 'Do not disturb disables desktop and mobile push notifications.'),
  echo: {
    hint: '[message]',
    help: 'Echo back text from your account',
    run: (typed) => say(typed, mustHaveText(typed, 'A message must be provided with the /echo command.')),
  },
  header: propertyCommand('header', 'Edit the channel header'),
  invite: {
    hint: '@[username]',
    help: 'Invite a user to a channel',
    run: async (typed) => {
      const { base, userId, channelId } = typed
      await mustManage(typed, 'members')
      await joinChannel(base, channelId, textOf((await personIn(typed)).id), userId)
      return NOTHING
    },
  },
  join: {
    hint: '~[channel]',
    help: 'Join the open channel',
    run: async (typed) => goTo(typed, `channels/${typed.text.replace(/^~/, '')}`),
  },
  leave: {
    hint: '',
    help: 'Leave the current channel',
    run: async (typed) => {
      const { base, channelId, userId } = typed
      await leaveChannel(base, channelId, userId, userId)
      return goTo(typed, 'channels/town-square')
    },
  },
  me: {
    hint: '[message]',
    help: 'Do an action',
    run: (typed) =>
      say(typed, `*${mustHaveText(typed, 'A message must be provided with the /me command.')}*`),
  },
  msg: {
    hint: '@[username] [message]',
    help: 'Send a direct message to a user',
    run: async (typed) => {
      const person = await personIn(typed)
      const channel = await directChannel(typed.base, typed.userId, textOf(person.id))
      const message = typed.text.replace(/^\S+\s*/, '')
      if (message !== '') await say({ ...typed, channelId: textOf(channel.id) }, message)
      return goTo(typed, `messages/@${textOf(person.username)}`)
    },
  },
  offline: statusCommand('offline', 'Set your status offline'),
  online: statusCommand('online', 'Set your status online'),
  purpose: propertyCommand('purpose', 'Edit the channel purpose'),
  remove: {
    hint: '@[username]',
    help: 'Remove a member from the channel',
    run: async (typed) => {
      await mustManage(typed, 'members')
      await leaveChannel(typed.base, typed.channelId, textOf((await personIn(typed)).id), typed.userId)
      return NOTHING
    },
  },
  rename: propertyCommand('displayName', 'Rename the channel'),
}

const NOTHING: CommandResponseInput = { ResponseType: 'ephemeral' }

function statusCommand(status: Status, help: string): BuiltInCommand {
  const run = ({ presence, userId }: Typed): Promise<CommandResponseInput> => {
    presence.choose(userId, status)
    return Promise.resolve({ ResponseType: 'ephemeral', Text: `You are now ${status}` })
  }
  return { hint: '', help, run }
}

function propertyCommand(field: keyof ChannelChange, help: string): BuiltInCommand {
  const run = async (typed: Typed): Promise<CommandResponseInput> => {
    await mustManage(typed, 'properties')
    const text = mustHaveText(typed, 'A message must be provided with this command.')
    await changeChannel(typed.base, typed.channelId, { [field]: text }, typed.userId)
    return NOTHING
  }
  return { hint: '[text]', help, run }
}

async function say({ base, userId, channelId }: Typed, message: string): Promise<CommandResponseInput> {
  await insertPost(base, { UserId: userId, ChannelId: channelId, Message: message })
  return { ResponseType: 'in_channel' }
}

function mustHaveText({ text }: Typed, sentence: string): string {
  if (text === '') throw refusal(sentence)
  return text
}

async function personIn({ base, text }: Typed): Promise<Row> {
  const username = /^@?(\S*)/.exec(text)?.[1] ?? ''
  const person = await findUserRow(base, username.toLowerCase())
  if (!person) throw refusal(`We couldn't find the user "${username}".`)
  return person
}

async function mustManage({ base, userId, channelId }: Typed, what: 'members' | 'properties'): Promise<void> {
  const kind = (await getChannelRow(base, channelId)).type === 'P' ? 'private' : 'public'
  const isAllowed = await may(base, { userId, channelId, permission: `manage_${kind}_channel_${what}` })
  if (!isAllowed) throw refusal('You do not have the appropriate permissions.')
}

async function goTo({ base, channelId }: Typed, place: string): Promise<CommandResponseInput> {
  const sql =
    'select teams.name from teams join channels on channels.teamid = teams.id where channels.id = $1'
  const team = await findRow(base, sql, [channelId])
  return { ResponseType: 'ephemeral', GotoLocation: `/${textOf(team?.name)}/${place}` }
}

const refusal = (message: string): AppError =>
  new AppError({ id: 'api.command.execute_command.failed.app_error', statusCode: 400, message })

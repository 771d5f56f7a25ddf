import { readRecipient } from '../usecases/assignment-button.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Seal } from '../usecases/ports/process.ts'
import type { OwnPreferences } from '../usecases/preferences.ts'
import { translate } from '../usecases/translate.ts'

export type StopMessagesDeps = Readonly<{
  getPreferences: OwnPreferences['getPreferences']
  changePreferences: OwnPreferences['changePreferences']
  host: Pick<Host, 'botId' | 'findPost' | 'directChannelWith'>
  seal: Seal
}>

type Press = Readonly<{ postId: string; context: string }>

/** `message` takes the place of the post's, whose button goes. */
export type StopAnswer =
  { readonly kind: 'said'; readonly message: string } | { readonly kind: 'stopped'; readonly message: string }

/** The button of a message about an assignment. @throws {IncidentError} `unauthorized` */
export const makeStopMessages =
  ({ getPreferences, changePreferences, host, seal }: StopMessagesDeps) =>
  async (actor: Actor, { postId, context }: Press): Promise<StopAnswer> => {
    // Nobody without an account hears whether the button is good.
    await getPreferences(actor)
    const message =
      readRecipient(seal, context) === actor.userId ? await findMessage(actor, postId) : undefined
    if (message === undefined) return { kind: 'said', message: translate('button.forged') }
    await changePreferences(actor, { assignmentMessages: false })
    return { kind: 'stopped', message: `${message}\n\n${translate('button.messages_stopped')}` }

    /** In the direct channel with that person, by the bot: anybody may copy properties to a post of their own. */
    async function findMessage({ userId }: Actor, id: string): Promise<string | undefined> {
      const post = await host.findPost(id)
      if (post?.authorId !== host.botId || post.kind !== 'assignment') return undefined
      return post.channelId === (await host.directChannelWith(userId)) ? post.message : undefined
    }
  }

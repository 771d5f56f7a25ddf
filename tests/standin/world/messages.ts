import type { ValueOf } from '../../../server/plugin-rpc/gob/schema.ts'
import { plain } from '../../../server/plugin-rpc/gob/typed.ts'
import type { OpenDialogRequest } from '../../../server/plugin-rpc/models/dialog.ts'
import type { Post } from '../../../server/plugin-rpc/models/post.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'
import { AppError } from '../plugin-host/app-error.ts'
import type { Base } from './base.ts'
import { goJson } from './go-json.ts'
import { newId } from './new-id.ts'
import { objectOf, postJson } from './rest-models.ts'

/** A post that one person sees and nobody keeps. */
export interface EphemeralPost {
  readonly userId: string
  readonly post: Post
}

export interface OpenedDialog {
  readonly userId: string
  readonly request: ValueOf<typeof OpenDialogRequest>
}

interface Whisper {
  readonly channelId: string
  readonly authorId: string
  readonly text: string
}

/** Milliseconds for which a trigger can open a dialog. */
const TRIGGER_LIFE = 30_000

/**
 * The part of a trigger that the browser gets, in the answer to its command or button and again with the dialog: a page
 * opens a dialog only if it is the one it asked for. Source: server/public/model/integration_action.go, GenerateTriggerId.
 */
export const clientTrigger = (trigger: string): string => trigger.slice(0, 26)

/** What the plugin sends to browsers, kept for whoever wants to look. */
export class Messages {
  readonly ephemeral: EphemeralPost[] = []
  readonly dialogs: OpenedDialog[] = []
  private readonly triggers = new Map<string, { readonly userId: string; readonly at: number }>()
  private readonly base: Base

  constructor(base: Base) {
    this.base = base
  }

  /** What comes with a command or a button: whoever used it may be shown a dialog for a while. */
  issueTrigger(userId: string): string {
    const id = newId() + newId()
    this.triggers.set(id, { userId, at: this.base.now() })
    return id
  }

  /** Whether this trigger may still open a dialog for this person. */
  isLive(triggerId: string, userId: string): boolean {
    const trigger = this.triggers.get(triggerId)
    return trigger?.userId === userId && this.base.now() - trigger.at <= TRIGGER_LIFE
  }

  /** A post of the server's own that one person sees. */
  whisper(userId: string, { channelId, authorId, text }: Whisper): void {
    const at = this.base.now()
    const row = {
      id: newId(),
      createat: at,
      updateat: at,
      userid: authorId,
      channelid: channelId,
      message: text,
    }
    const post = JSON.stringify(postJson({ ...row, type: 'system_ephemeral', props: {} }))
    this.base.send({ event: 'ephemeral_message', payload: { post }, broadcast: { UserId: userId } })
  }

  api(pluginId: string): ApiTable {
    return {
      SendEphemeralPost: (userId, post) => {
        const shown = { ...post, Id: newId(), CreateAt: this.base.now(), Type: 'system_ephemeral' }
        this.ephemeral.push({ userId, post: shown })
        this.sendEphemeral('ephemeral_message', userId, shown)
        return shown
      },
      UpdateEphemeralPost: (userId, post) => {
        const shown = { ...post, UpdateAt: this.base.now(), Type: 'system_ephemeral' }
        this.sendEphemeral('post_edited', userId, shown)
        return shown
      },
      DeleteEphemeralPost: (userId, postId) => {
        const post = this.ephemeral.find((sent) => sent.userId === userId && sent.post.Id === postId)?.post
        if (post) this.sendEphemeral('post_deleted', userId, post)
      },
      OpenInteractiveDialog: (request) => {
        const trigger = this.triggers.get(request.TriggerId)
        if (!trigger) throw refusal('interactive_message.decode_trigger_id.base64_decode_failed')
        if (this.base.now() - trigger.at > TRIGGER_LIFE)
          throw refusal('interactive_message.decode_trigger_id.expired')
        this.dialogs.push({ userId: trigger.userId, request })
        this.base.send({
          event: 'open_dialog',
          payload: {
            dialog: JSON.stringify({
              ...objectOf(goJson(request)),
              trigger_id: clientTrigger(request.TriggerId),
            }),
          },
          broadcast: { UserId: trigger.userId },
        })
      },
      PublishWebSocketEvent: (name, payload, broadcast) =>
        this.base.send({ event: `custom_${pluginId}_${name}`, payload: plain(payload), broadcast }),
    }
  }

  private sendEphemeral(event: string, userId: string, post: Post): void {
    const payload = { post: JSON.stringify(ephemeralJson(post)) }
    this.base.send({ event, payload, broadcast: { UserId: userId } })
  }
}

function ephemeralJson({ Id, CreateAt, UserId, ChannelId, RootId, Message, Type, Props }: Post) {
  const at = Number(CreateAt)
  const row = { id: Id, createat: at, updateat: at, userid: UserId, channelid: ChannelId, rootid: RootId }
  return { ...postJson({ ...row, message: Message, type: Type, props: objectOf(goJson(Props)) }) }
}

function refusal(id: string): AppError {
  return new AppError({ id, statusCode: 400 })
}

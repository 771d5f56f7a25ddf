import { withEditedPost, withoutStatusUpdate } from '../domain/status-update.ts'
import type { Decision, Present } from './change-incident.ts'
import { itself } from './ports/people.ts'
import type { StatusUpdateStore } from './ports/status-updates.ts'
import type { StatusSequence } from './status-sequence.ts'
import type { VersionStep } from './version-step.ts'

export type StatusPostDeps = Readonly<{
  statusUpdates: Pick<StatusUpdateStore, 'findByPost'>
  statusSequence: Pick<StatusSequence, 'resume'>
  versionStep: VersionStep
}>

/** A post that something happened to; `key` is what it carries, `""` = nothing. Anybody may write it there. */
export type TouchedPost = Readonly<{ id: string; key: string }>

export type StatusPosts = ReturnType<typeof makeStatusPosts>

/** What happens to posts of status updates, told by the host of every post there is: one look-up for those that are none. */
export function makeStatusPosts({ statusUpdates, statusSequence, versionStep }: StatusPostDeps) {
  async function change(post: TouchedPost, decide: (present: Present) => Decision): Promise<void> {
    const found = await statusUpdates.findByPost(post)
    if (!found) return
    // Its post is out, so it is just being stored.
    if (found.phase === 'pending') await statusSequence.resume(found.id)
    const { incidentId } = found
    await versionStep(
      { incidentId, withStatusUpdates: true },
      { actor: itself('hook'), allow: () => undefined, decide },
    )
  }

  return {
    /** The remaining updates decide (data-model.md 3, rule 4). May run twice. */
    statusPostDeleted: (post: TouchedPost): Promise<void> =>
      change(post, ({ incident, statusUpdates, at }) => {
        const present = statusUpdates.find(({ postId }) => postId === post.id)
        if (!present) return { incident, facts: [] }
        const others = statusUpdates.filter(({ id, isPosted }) => isPosted && id !== present.id)
        const { update, ...changed } = withoutStatusUpdate(incident, others, present, at)
        return { ...changed, rows: { statusUpdates: [update] } }
      }),

    /** Pages show the new text; the status stays. May run twice. */
    statusPostEdited: (post: TouchedPost, editAt: Date): Promise<void> =>
      change(post, ({ incident, statusUpdates }) => {
        const present = statusUpdates.find(({ postId }) => postId === post.id)
        if (!present) return { incident, facts: [] }
        const { update, ...changed } = withEditedPost(incident, present, editAt)
        return { ...changed, rows: { statusUpdates: [update] } }
      }),
  }
}

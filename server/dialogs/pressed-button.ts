import type { AuditAction } from '../domain/audit.ts'
import { IncidentError } from '../domain/errors.ts'
import type { Audit } from '../usecases/audit.ts'
import type { Host } from '../usecases/ports/host.ts'
import type { Actor } from '../usecases/ports/people.ts'
import type { Reads } from '../usecases/ports/reads.ts'
import { translate } from '../usecases/translate.ts'

export type PressedDeps = Readonly<{
  reads: Pick<Reads, 'findPlace'>
  host: Pick<Host, 'botId' | 'findPost'>
  audit: Pick<Audit, 'failed'>
}>

export type Press = Readonly<{
  /** Of the path; what counts stands in the context. */
  incidentId: string
  postId: string
  triggerId: string
  context: string
}>

export type ButtonAnswer = { readonly kind: 'done' } | { readonly kind: 'said'; readonly message: string }

export const DONE: ButtonAnswer = { kind: 'done' }
const FORGED: ButtonAnswer = { kind: 'said', message: translate('button.forged') }

/** What the button is for, and whose: `undefined` for a context that is not ours. */
type Button = Readonly<{ action: AuditAction; kind: string; incidentId: string | undefined }>

export type Pressed = ReturnType<typeof makePressed>

/** Runs what a button in an incident's channel does, unless it is not one of ours there; refusals are said. */
export const makePressed =
  ({ reads, host, audit }: PressedDeps) =>
  async (
    actor: Actor,
    press: Press,
    { action, kind, incidentId }: Button,
    run: () => Promise<ButtonAnswer>,
  ): Promise<ButtonAnswer> => {
    if (incidentId !== press.incidentId || !(await isOurs())) return FORGED
    try {
      return await run()
    } catch (error) {
      await audit.failed(actor, { action, object: { type: 'incident', id: incidentId }, incidentId }, error)
      if (!(error instanceof IncidentError) || error.code === 'internal') throw error
      // What one may not see answers like what there is not.
      return error.code === 'not_found' ? FORGED : { kind: 'said', message: error.message }
    }

    /** By our bot in the incident's channel: anybody may copy properties to a post of their own. */
    async function isOurs(): Promise<boolean> {
      const [post, place] = await Promise.all([
        host.findPost(press.postId),
        reads.findPlace(press.incidentId),
      ])
      return post?.authorId === host.botId && post.kind === kind && post.channelId === place?.channelId
    }
  }

import { IncidentError } from '../domain/errors.ts'
import type { Actor } from '../usecases/ports/people.ts'
import { translate } from '../usecases/translate.ts'
import { mustBeUsedRight, type Command } from './command.ts'
import { namePost } from './name-post.ts'

export type AddDeps = Readonly<{
  openTimelineDialog: (
    actor: Actor,
    asked: Readonly<{ triggerId: string; teamId: string; postId: string }>,
  ) => Promise<void>
}>

const DESCRIBED = {
  name: 'add',
  hint: '<post>',
  example: '/incident add https://chat.example.org/ops/pl/39kqk53i4cswfzbi7hbai1r8qg',
}

/** For the web app and for copied links: the post has to be known. */
export const addCommand = ({ openTimelineDialog }: AddDeps): Command => ({
  ...DESCRIBED,
  help: 'command.help.add',
  isHidden: true,
  async run({ actor, teamId, triggerId, words }) {
    const [post, ...more] = words
    mustBeUsedRight(post !== undefined && more.length === 0, DESCRIBED)
    const postId = post && namePost(post)
    if (!postId) throw noPost()
    await openTimelineDialog(actor, { triggerId, teamId, postId }).catch((error: unknown) => {
      throw error instanceof IncidentError && error.code === 'not_found' ? noPost(error) : error
    })
    return 'silence'
  },
})

/** One answer for what is no post, a post there is not, one that the person may not read, and a system message. */
const noPost = (cause?: unknown): IncidentError =>
  new IncidentError('not_found', translate('command.error.no_post'), { cause })

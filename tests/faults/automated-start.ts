import { randomUUID } from 'node:crypto'
import { newId } from '../standin/world/new-id.ts'
import type { CrashStage } from './crash-stage.ts'
import type { Gesture } from './gesture.ts'

/** From a post, with everything that a playbook lets happen by itself: one of those invited no longer exists. */
export const automatedStart: Gesture = {
  name: 'a start that invites, announces and quotes',
  prepare: async (stage, name) => {
    const { ann, mattermost } = stage
    const { teamId, townSquare, playbookId } = await stage.newTeam()
    await automate(stage, { teamId, playbookId, name })
    const postId = await mattermost.world.post({
      UserId: ann,
      ChannelId: townSquare,
      Message: 'Shop is down',
    })
    const body = { name, team_id: teamId, commander_user_id: ann, playbook_id: playbookId, post_id: postId }
    const headers = { 'Idempotency-Key': randomUUID() }
    return () => stage.ask(ann, { method: 'POST', path: '/incidents', body, headers })
  },
}

/** The announcement goes to a channel that shows the same name: so the picture has it. */
async function automate(
  { bob, pool, mattermost: { world } }: CrashStage,
  { teamId, playbookId, name }: Readonly<{ teamId: string; playbookId: string; name: string }>,
): Promise<void> {
  const channelId = await world.addChannel(teamId, 'news', 'O', name)
  await pool.query(
    `update incident_collaboration.playbook set invite_users_enabled = true, invited_user_ids = $2,
       announcement_channel_enabled = true, announcement_channel_id = $3 where id = $1`,
    [playbookId, [bob, newId()], channelId],
  )
}

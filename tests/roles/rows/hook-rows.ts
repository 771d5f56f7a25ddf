import { newId } from '../../../server/ids.ts'
import type { Scene } from '../scene.ts'

/**
 * What the host tells us: `the host alone` is not set off by people; `a door` has rows of its own; otherwise something
 * that happens to posts, channels and teams that do not concern us, or only look as if they did, and changes nothing.
 */
export type HookRow = 'the host alone' | 'a door' | ((scene: Scene, postId: string) => Promise<void>)

export const hookRows: Readonly<Record<string, HookRow>> = {
  OnActivate: 'the host alone',
  OnDeactivate: 'the host alone',
  OnConfigurationChange: 'the host alone',
  ServeMetrics: 'the host alone',
  ExecuteCommand: 'a door',
  ServeHTTP: 'a door',
  MessageHasBeenUpdated: ({ product }, postId) => product.world.editPost(postId, 'Never mind'),
  MessageHasBeenDeleted: ({ product }, postId) => product.world.deletePost(postId),
  UserHasJoinedChannel: async (scene) => {
    await joinOrdinary(scene)
    await written(scene)
  },
  UserHasLeftChannel: async (scene) => {
    const { people, product } = scene
    await product.world.leaveChannel(await joinOrdinary(scene), people.member.id)
    await written(scene)
  },
  UserHasLeftTeam: async (scene) => {
    const { people, product } = scene
    const teamId = await product.world.addTeam(newId())
    await product.world.joinTeam(teamId, people.member.id)
    await product.world.leaveTeam(teamId, people.member.id)
    await written(scene)
  },
}

/** A channel without an incident. */
async function joinOrdinary({ product: { world }, people, teams }: Scene): Promise<string> {
  const channelId = await world.addChannel(teams.enabled, newId())
  await world.joinChannel(channelId, people.member.id, people.commander.id)
  return channelId
}

/** What was gathered has had its time. */
async function written({ product }: Scene): Promise<void> {
  await product.settled()
  product.clock.moveBy(1_000)
}

import type { Scene } from '../scene.ts'

/**
 * What the host tells us: `the host alone` is not set off by people; `a door` has rows of its own; otherwise something
 * that happens to posts and channels that do not concern us, or only look as if they did, and changes nothing.
 */
export type HookRow = 'the host alone' | 'a door' | ((scene: Scene, postId: string) => Promise<void>)

export const hookRows: Readonly<Record<string, HookRow>> = {
  OnActivate: 'the host alone',
  OnDeactivate: 'the host alone',
  OnConfigurationChange: 'the host alone',
  ExecuteCommand: 'a door',
  ServeHTTP: 'a door',
  MessageHasBeenUpdated: ({ product }, postId) => product.world.editPost(postId, 'Never mind'),
  MessageHasBeenDeleted: ({ product }, postId) => product.world.deletePost(postId),
}

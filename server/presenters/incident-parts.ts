import type { Status } from '../domain/status.ts'
import { presentTime } from './incident.ts'

type Metadata = Readonly<{
  channelName: string
  channelDisplayName: string
  teamName: string
  numMembers: number
  numActiveParticipants: number
  totalPosts: number
}>

export const presentMetadata = (metadata: Metadata) => ({
  channel_name: metadata.channelName,
  channel_display_name: metadata.channelDisplayName,
  team_name: metadata.teamName,
  num_members: metadata.numMembers,
  num_active_participants: metadata.numActiveParticipants,
  total_posts: metadata.totalPosts,
})

type Participant = Readonly<{
  userId: string
  username: string
  firstJoinedAt: Date
  leftAt: Date | undefined
  isActive: boolean
}>

export const presentParticipant = (participant: Participant) => ({
  user_id: participant.userId,
  username: participant.username,
  first_joined_at: presentTime(participant.firstJoinedAt),
  left_at: presentTime(participant.leftAt),
  is_active: participant.isActive,
})

type PostedUpdate = Readonly<{
  id: string
  postId: string
  status: Status
  oldStatus: Status
  message: string | undefined
  authorId: string
  createAt: Date
  editAt: Date | undefined
  reminderSeconds: number
  broadcast: 'none' | 'pending' | 'sent' | 'failed'
}>

export const presentUpdate = (update: PostedUpdate) => ({
  id: update.id,
  post_id: update.postId,
  status: update.status,
  old_status: update.oldStatus,
  message: update.message ?? '',
  message_missing: update.message === undefined,
  author_user_id: update.authorId,
  create_at: presentTime(update.createAt),
  edit_at: presentTime(update.editAt),
  reminder_seconds: update.reminderSeconds,
  broadcast: update.broadcast,
})

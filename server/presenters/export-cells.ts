import { presentRow } from './record.ts'

type Message = Readonly<{
  id: string
  createAt: Date
  userId: string
  username: string
  userType: 'user' | 'bot' | 'system'
  rootId: string
  message: string
  type: string
}>

type Cells = Readonly<Record<string, string | number | boolean>>

export const MESSAGE_COLUMNS = [
  'create_at',
  'user_id',
  'username',
  'user_type',
  'post_id',
  'root_id',
  'message',
  'post_type',
]

export const presentMessage = (message: Message): Cells => ({
  create_at: message.createAt.toISOString(),
  user_id: message.userId,
  username: message.username,
  user_type: message.userType,
  post_id: message.id,
  root_id: message.rootId,
  message: message.message,
  post_type: message.type,
})

export const LIST_COLUMNS = [
  'id',
  'name',
  'description',
  'current_status',
  'commander_user_id',
  'reporter_user_id',
  'team_id',
  'channel_id',
  'channel_type',
  'channel_state',
  'playbook_id',
  'create_at',
  'update_at',
  'end_at',
  'last_status_update_at',
  'overdue',
  'num_tasks',
  'num_tasks_closed',
]

/** Times as people and spreadsheets read them. */
export const presentListCells = (seen: Parameters<typeof presentRow>[0]): Cells =>
  Object.fromEntries(
    Object.entries(presentRow(seen)).map(([name, value]) => [
      name,
      name.endsWith('_at') && typeof value === 'number' ? timeText(value) : value,
    ]),
  )

const timeText = (milliseconds: number): string =>
  milliseconds === 0 ? '' : new Date(milliseconds).toISOString()

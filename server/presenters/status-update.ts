import type * as wire from '../contract/status-update.ts'
import type { Status } from '../domain/status.ts'
import { presentTime } from './incident.ts'

type StatusAnswer = Readonly<{
  version: number
  postId: string
  status: Status
  endAt: Date | undefined
  reminderAt: Date | undefined
}>

export const presentStatusAnswer = (answer: StatusAnswer): wire.StatusAnswer => ({
  status: 'OK',
  version: answer.version,
  post_id: answer.postId,
  current_status: answer.status,
  end_at: presentTime(answer.endAt),
  reminder_at: presentTime(answer.reminderAt),
})

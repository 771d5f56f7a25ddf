import type { Checklist, Task, TaskState } from './checklist.ts'
import type { Status } from './status.ts'
import type { StatusUpdate } from './status-update.ts'

/** A message that somebody put on record. */
export type TimelinePost = Readonly<{ id: string; authorId: string; createAt: Date }>

/** Somebody who came into the incident channel, or left it. */
export type MemberChange = Readonly<{
  userId: string
  username: string
  isIn: boolean
  /** By the host's own record; `undefined` where it has none. */
  at: Date | undefined
  /** Who added or removed them; `undefined` where nobody else did, or nobody knows. */
  actor: Readonly<{ id: string; username: string }> | undefined
}>

type By = Readonly<{ by: string; at: Date }>

/** What a transition did; usecases/effects.ts says what follows from each. */
export type Fact = Started | ChangeFact

type Started = By & { readonly kind: 'incident_started' }

/** What one version step of an open incident can be about; people are ids, `""` = nobody. */
export type ChangeFact =
  | (By & { readonly kind: 'task_state_changed'; readonly task: Task; readonly from: TaskState })
  | (By & { readonly kind: 'task_assigned'; readonly task: Task; readonly from: string })
  | (By & { readonly kind: 'command_ran'; readonly task: Task })
  | (By & { readonly kind: 'incident_renamed' })
  | (By & { readonly kind: 'post_added'; readonly post: TimelinePost; readonly summary: string })
  | (By & { readonly kind: 'entry_removed'; readonly entryId: string })
  | (By & { readonly kind: 'incident_described' })
  | (By & { readonly kind: 'commander_changed'; readonly from: string; readonly to: string })
  | (By & {
      readonly kind: 'task_added' | 'task_edited' | 'task_moved' | 'task_removed'
      readonly task: Task
    })
  | (By & {
      readonly kind: 'checklist_added' | 'checklist_renamed' | 'checklist_moved' | 'checklist_removed'
      readonly checklist: Checklist
    })
  | (By & { readonly kind: 'status_updated'; readonly update: StatusUpdate })
  | (By & {
      readonly kind: 'status_update_deleted'
      readonly update: StatusUpdate
      readonly from: Status
      readonly to: Status
    })
  | (By & { readonly kind: 'status_update_edited'; readonly update: StatusUpdate })
  | (By & { readonly kind: 'member_joined' | 'member_left'; readonly member: MemberChange })
  /** It has another name, type or state than we knew of. */
  | (By & { readonly kind: 'channel_changed' })
  | (By & {
      readonly kind: 'retrospective_written' | 'retrospective_published' | 'retrospective_canceled'
    })
  | (By & { readonly kind: 'reminder_due' })
  | (By & { readonly kind: 'reminder_dismissed' })

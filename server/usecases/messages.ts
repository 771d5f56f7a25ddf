import type { Task } from '../domain/checklist.ts'
import { durationText } from '../domain/duration.ts'
import type { MemberChange } from '../domain/facts.ts'
import type { Incident } from '../domain/incident.ts'
import type { Status } from '../domain/status.ts'
import { cutText } from '../domain/text.ts'
import { escapeText, quietMarkdown } from './escape.ts'
import type { Person } from './ports/people.ts'
import { translate, type TextId } from './translate.ts'

const SUMMARY_MAX = 256
// With its heading below the host's 16,383 characters and an outbox entry's 64 KiB.
const RETROSPECTIVE_MAX = 15_000
const HEADER_TITLE_MAX = 100
// Leaves room for two usernames in the summary.
const SUMMARY_TITLE_MAX = 100
const STATE_TEXTS: Record<Task['state'], { post: TextId; summary: TextId }> = {
  closed: { post: 'post.task_checked', summary: 'timeline.task_checked' },
  in_progress: { post: 'post.task_in_progress', summary: 'timeline.task_in_progress' },
  '': { post: 'post.task_unchecked', summary: 'timeline.task_unchecked' },
}

/** Usernames, `""` = nobody. */
type Assignment = Readonly<{ task: Task; from: string; to: string }>

const assigneeText = (username: string): string => username || translate('task.no_assignee')

/** Every sentence we post. Names of people ping only where posts-and-dialogs.md 2 says so. */
export const say = {
  /** B-01. Pings the commander, unless they are the reporter. */
  started(commander: Person, reporter: Person): string {
    if (commander.id === reporter.id)
      return translate('post.started', { commander: `**${quiet(commander)}**` })
    return translate('post.started_by_other', {
      commander: `@${commander.username}`,
      reporter: quiet(reporter),
    })
  },

  /** B-02, the part about the commander. */
  commanderUnavailable: (commander: Person): string =>
    translate('post.commander_unavailable', { commander: quiet(commander) }),

  /** B-07. */
  startedNote: (name: string, channelName: string): string =>
    translate('post.started_note', { name: escapeText(name), channel: channelName }),

  /** B-09. */
  taskChanged: (who: string, task: Task): string =>
    translate(STATE_TEXTS[task.state].post, { who: escapeText(who), task: escapeText(task.title) }),

  taskChangedSummary: (task: Task): string =>
    cutText(translate(STATE_TEXTS[task.state].summary, { task: task.title }), SUMMARY_MAX),

  /** B-10. */
  taskAssigned: (who: string, { task, from, to }: Assignment): string =>
    translate('post.task_assigned', {
      who: escapeText(who),
      task: escapeText(task.title),
      from: escapeText(assigneeText(from)),
      to: escapeText(assigneeText(to)),
    }),

  taskAssignedSummary: ({ task, from, to }: Assignment): string =>
    translate('timeline.task_assigned', {
      task: cutText(task.title, SUMMARY_TITLE_MAX),
      from: from === '' ? assigneeText(from) : `@${from}`,
      to: to === '' ? assigneeText(to) : `@${to}`,
    }),

  /** B-11. */
  assignedToYou({ who, task, incident, teamName }: AssignedToYou): string {
    const about = { incident: escapeText(incident.name), link: pageOf(teamName, incident) }
    const head = translate('post.assigned_to_you', {
      ...about,
      who: escapeText(who),
      task: escapeText(task.title),
    })
    const [firstLine = ''] = task.description.split('\n')
    return firstLine === '' ? head : `${head}\n> ${escapeText(firstLine)}`
  },

  /** B-11, beyond what one wants to read in an hour. */
  moreAssignedToYou: ({ incident, teamName }: Pick<AssignedToYou, 'incident' | 'teamName'>): string =>
    translate('post.more_assigned_to_you', {
      incident: escapeText(incident.name),
      link: pageOf(teamName, incident),
    }),

  /** B-08 by the new commander, who needs no ping. */
  commandTakenOver: (from: string, to: string): string =>
    translate('post.command_taken_over', { from: escapeText(from), to: escapeText(to) }),

  /** B-08. Pings the new commander. */
  commandHandedOver: (who: string, from: string, to: string): string =>
    translate('post.command_handed_over', { who: escapeText(who), from: escapeText(from), to: `@${to}` }),

  commanderChangedSummary: (from: string, to: string): string =>
    translate('timeline.commander_changed', { from: `@${from}`, to: `@${to}` }),

  /** Somebody joined or left the channel, or was added or removed. */
  memberChangedSummary({ username, isIn, actor }: MemberChange): string {
    const who = `@${username}`
    if (!actor) return translate(isIn ? 'timeline.joined' : 'timeline.left', { who })
    return translate(isIn ? 'timeline.added' : 'timeline.removed', { who, actor: `@${actor.username}` })
  },

  commandRanSummary: ({ command }: Task): string => cutText(command, SUMMARY_MAX),

  /** `""` where nothing changed. */
  statusChangedSummary: (from: Status, to: Status): string =>
    from === to ? '' : translate('timeline.status_changed', { from, to }),

  /** B-15. Pings the commander, or everybody where the commander is not in the channel any more. */
  reminder({ commander, isHere, lastUpdateAt, at }: DueReminder): string {
    const asked = isHere
      ? translate('post.reminder', { commander: `@${commander}` })
      : translate('post.reminder_for_all', { commander: escapeText(commander) })
    if (!lastUpdateAt) return asked
    const duration = durationText(at.getTime() - lastUpdateAt.getTime())
    return `${asked} ${translate('post.reminder_last_update', { duration })}`
  },

  /** B-25. The text stands in a block of code: shown as typed, and nobody is pinged. @param incidentName `""`: unsaid. */
  statusUpdateDropped(incidentName: string, message: string): string {
    const head =
      incidentName === ''
        ? translate('post.status_update_dropped')
        : translate('post.status_update_of_dropped', { name: escapeText(incidentName) })
    const fence = '`'.repeat(Math.max(3, longestRunOfBackticks(message) + 1))
    return [head, '', fence, message, fence].join('\n')
  },

  /** B-20, B-21. Pings the commander, unless they are not in the channel. */
  retrospectiveRequest(
    teamName: string,
    { id }: Incident,
    commander: Readonly<{ username: string; isHere: boolean }>,
  ): string {
    const { username, isHere } = commander
    const link = `${pageOf(teamName, { id })}/retrospective`
    const name = isHere ? `@${username}` : `**${escapeText(username)}**`
    return translate('post.retrospective_request', { commander: name, link })
  },

  /** B-22. The text keeps its Markdown and pings nobody. */
  retrospectivePublished(who: string, teamName: string, { id, retrospective }: Incident): string {
    const link = `${pageOf(teamName, { id })}/retrospective`
    const head = translate('post.retrospective_published', { who: escapeText(who), link })
    return `${head}\n\n${cutText(quietMarkdown(retrospective.text), RETROSPECTIVE_MAX)}`
  },

  /** B-23. */
  retrospectiveCanceled: (who: string): string =>
    translate('post.retrospective_canceled', { who: escapeText(who) }),

  /** B-06. Says nothing of where it was sent. */
  webhookFailed: (teamName: string, incidentId: string): string =>
    translate('post.webhook_failed', { link: `/${teamName}/incident-collaboration/incidents/${incidentId}` }),

  /** B-26. */
  archiveRefused: (): string => translate('post.archive_refused'),

  /** B-19. */
  commandFailed: (command: string, reason: string): string =>
    translate('post.command_failed', { command: escapeText(command), reason: escapeText(reason) }),

  /** The channel's header; its overview link also tells, after a crash, whose channel it is. */
  header(place: { teamName: string; incidentId: string; playbookId: string; playbookTitle: string }): string {
    const pages = `/${place.teamName}/incident-collaboration`
    const overview = `${pages}/incidents/${place.incidentId}`
    if (place.playbookTitle === '') return translate('header.without_playbook', { overview })
    const title = escapeText(place.playbookTitle, HEADER_TITLE_MAX)
    return translate('header.from_playbook', {
      playbook: `[${title}](${pages}/playbooks/${place.playbookId})`,
      overview,
    })
  },
}

type AssignedToYou = Readonly<{
  /** Username. */
  who: string
  task: Task
  incident: Incident
  teamName: string
}>

const pageOf = (teamName: string, { id }: Pick<Incident, 'id'>): string =>
  `/${teamName}/incident-collaboration/incidents/${id}`

type DueReminder = Readonly<{
  /** Username. */
  commander: string
  isHere: boolean
  lastUpdateAt: Date | undefined
  at: Date
}>

const longestRunOfBackticks = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)

const quiet = (person: Person): string => escapeText(person.username)

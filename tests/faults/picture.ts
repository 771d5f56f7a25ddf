import { EVENT_PREFIX } from '../../server/contract/events.ts'
import type { CrashStage } from './crash-stage.ts'

/** What there is of an incident, in the terms of people: nothing that differs from run to run. */
export type Picture = Readonly<Record<string, unknown>>

const INCIDENT = `
  select i.id, i.phase, i.version, i.status, commander.username as commander, reporter.username as reporter,
    i.end_at > 0 as "isEnded", i.reminder_at > 0 as "hasReminder", i.overdue, reminder.message as reminder, i.description, i.num_tasks, i.num_tasks_closed,
    (select json_agg(json_build_array(t.title, t.state, assignee.username, state_post.message, assignee_post.message)
        order by c.position, t.position)
      from incident_collaboration.task t join incident_collaboration.checklist c on c.id = t.checklist_id
        left join users assignee on assignee.id = t.assignee_id
        left join posts state_post on state_post.id = t.state_modified_post_id
        left join posts assignee_post on assignee_post.id = t.assignee_modified_post_id
      where t.incident_id = i.id and t.delete_at = 0) as tasks,
    (select json_agg(json_build_array(e.event_type, e.summary, subject.username, post.message)
        order by e.event_at, e.event_type)
      from incident_collaboration.timeline_event e left join users subject on subject.id = e.subject_user_id
        left join posts post on post.id = e.post_id
      where e.incident_id = i.id and e.delete_at = 0) as timeline,
    (select json_agg(json_build_array(s.phase, s.status, s.broadcast, post.message) order by s.create_at, s.seq)
      from incident_collaboration.status_update s left join posts post on post.id = s.post_id
      where s.incident_id = i.id) as updates
  from incident_collaboration.incident i
    left join users commander on commander.id = i.commander_user_id
    left join users reporter on reporter.id = i.reporter_user_id
    left join posts reminder on reminder.id = i.reminder_post_id and reminder.deleteat = 0
  where i.name = $1 and i.phase <> 'abandoned'`

const CHANNELS = `
  select channel.type, channel.deleteat > 0 as "isArchived", channel.id in (
      select channel_id from incident_collaboration.incident where phase = 'started') as "isOfIncident",
    (select json_agg(json_build_array(username, schemeadmin) order by username)
      from channelmembers m join users on users.id = m.userid where m.channelid = channel.id) as members,
    (select json_agg(json_build_array(username, message) order by posts.createat, posts.id)
      from posts join users on users.id = posts.userid
      where posts.channelid = channel.id and posts.type = '' and posts.deleteat = 0) as posts
  from channels channel where channel.displayname = $1 order by 3 desc`

/** Takes the picture of what has that name. */
export async function takePicture(stage: CrashStage, name: string): Promise<Picture> {
  const rows = async (text: string) =>
    (await stage.pool.query<Record<string, unknown>>(text, [name])).rows.map((row) => comparable(row, name))
  const incidents = await rows(INCIDENT)
  return {
    incidents: incidents.map((incident) => ({ ...incident, id: undefined })),
    channels: await rows(CHANNELS),
    events: incidents.flatMap(({ id }) => eventsOf(stage, String(id))),
    notes: atMostTwice(notesOf(stage, name)),
  }
}

/** A reminder and a broadcast say how long something lasts; an announcement has the name, and links lead somewhere else. */
const comparable = (row: Record<string, unknown>, name: string): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(row)
      .replaceAll(/The last one is [^"]* old/g, 'The last one is old')
      .replaceAll(/\*\* · [^·]* · /g, '** · a while · ')
      .replaceAll(/\]\(\/team-[^)]*\)/g, '](link)')
      .replaceAll(name, 'The name'),
  ) as Record<string, unknown>

/** Which versions open pages were told of, in order; once or twice is the same to them. */
function eventsOf({ mattermost }: CrashStage, incidentId: string): string[] {
  const told = mattermost.world.events
    .filter(({ event }) => event.startsWith(EVENT_PREFIX))
    .map(({ event, payload }) => ({ event, ...payloadOf(payload) }))
    .filter(({ incident_id }) => incident_id === incidentId)
    .map(({ event, version }) => `${event.slice(EVENT_PREFIX.length)} ${version}`)
  return atMostTwice(told)
}

interface Told {
  readonly incident_id: string
  readonly version: number
}

const payloadOf = (payload: unknown): Told => JSON.parse((payload as { payload: string }).payload) as Told

function notesOf({ mattermost }: CrashStage, name: string): string[] {
  const texts = mattermost.world.messages.ephemeral.map(({ post }) => post.Message)
  return texts.filter((text) => text.includes(name)).map((text) => text.split(name)[0] ?? '')
}

/** Each once, in the order of the first; what came a third time is kept, and shows. */
function atMostTwice(texts: readonly string[]): string[] {
  return texts.filter((text, index) => {
    const earlier = texts.slice(0, index).filter((other) => other === text).length
    return earlier === 0 || earlier > 1
  })
}

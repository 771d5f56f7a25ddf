import type { ClientBase } from 'pg'

/** How much there is: the large set of the budgets. */
const FULL = { people: 5_000, incidents: 50_000, ongoing: 500, playbooks: 2_000, events: 100, updates: 4 }

/** `events` and `updates` are those of one incident. */
export type SetSize = Readonly<typeof FULL>

/** @param factor 1 is the large set of the budgets; what one incident has stays the same. */
export const sizeOf = (factor: number): SetSize => ({
  ...FULL,
  people: Math.max(50, Math.round(FULL.people * factor)),
  incidents: Math.max(50, Math.round(FULL.incidents * factor)),
  ongoing: Math.max(5, Math.round(FULL.ongoing * factor)),
  playbooks: Math.max(5, Math.round(FULL.playbooks * factor)),
})

/** What is different between two sets of the same size. */
export const SEED = 'large-1'

/**
 * Fills a database that has all tables with one team's work of three years; the same seed and time make the same
 * rows. Every fifth incident is private; channels have 5 to 1,000 members, most of them few.
 *
 * @param client Not to be used for anything else afterwards: it checks no foreign keys any more.
 */
export async function fillLargeSet(client: ClientBase, size: SetSize, now: number): Promise<void> {
  await client.query(FUNCTIONS)
  await client.query(NUMBERS, [size.incidents, size.ongoing, size.people, now])
  for (const text of [PEOPLE, CHANNELS, MEMBERS, INCIDENTS]) await client.query(text)
  await client.query(PLAYBOOKS, [size.playbooks, now])
  await client.query(UPDATES, [size.updates])
  await client.query(EVENTS, [size.events])
  await client.query('vacuum (analyze)')
}

/** `chance` is a number from 0 to 1 that depends on its arguments alone, `made_id` an id. */
const FUNCTIONS = `
set search_path = incident_collaboration, public;
set synchronous_commit = off;
-- No foreign key is checked: five million look-ups for rows that are right by construction.
set session_replication_role = replica;
create function pg_temp.chance(what text, n bigint) returns float8 immutable language sql
  return (('x' || substr(md5('${SEED}' || what || n::text), 1, 8))::bit(32)::bigint) / 4294967296.0;
create function pg_temp.made_id(what text, n bigint) returns text immutable language sql
  return substr(md5('${SEED}' || what || n::text), 1, 26);`

/** One row an incident: when it began and ended, how many people it has, and which. */
const NUMBERS = `
create temp table numbers as
select n, pg_temp.made_id('incident', n) as id, pg_temp.made_id('channel', n) as channel_id,
  $3::int as people, floor(pg_temp.chance('first', n) * $3)::int as first_person,
  least($3, 5 + floor(995 * power(pg_temp.chance('size', n), 40)))::int as members,
  case when pg_temp.chance('private', n) < 0.2 then 'P' else 'O' end as type,
  n > $1 - $2 as is_ongoing,
  -- The last ones are going on; the others are spread over three years.
  $4::bigint - case when n > $1 - $2 then (pg_temp.chance('age', n) * 5 * 86400000)::bigint
    else (1 - (n::float8 / $1)) * 1095 * 86400000 + 86400000 end::bigint as create_at,
  (600000 + pg_temp.chance('ack', n) * 3600000)::bigint as acknowledged_in,
  (7200000 + pg_temp.chance('end', n) * 80000000)::bigint as ended_in
from generate_series(1, $1::int) n`

const PEOPLE = `
with team as (
  insert into teams (id, name, displayname, type, createat, updateat, deleteat)
  values (pg_temp.made_id('team', 1), 'large', 'Large', 'O', 1, 1, 0) returning id
), person as (
  insert into users (id, username, email, firstname, lastname, nickname, position, roles, locale, createat, updateat, deleteat)
  select pg_temp.made_id('person', n), 'person-' || n, 'person-' || n || '@example.com', 'Pat', 'Person ' || n, '', '',
    case n when 1 then 'system_user system_admin' when 3 then 'system_guest' else 'system_user' end, 'en', 1, 1, 0
  from generate_series(1, (select max(people) from numbers)) n returning id, roles
)
insert into teammembers (teamid, userid, roles, deleteat, schemeuser, schemeadmin, schemeguest, createat)
select team.id, person.id, '', 0, roles <> 'system_guest', false, roles = 'system_guest', 1 from team, person`

const CHANNELS = `
insert into channels (id, createat, updateat, deleteat, teamid, type, displayname, name, header, purpose, creatorid)
select channel_id, create_at, create_at, 0, pg_temp.made_id('team', 1), type::channel_type,
  (array['Checkout', 'Payments', 'Search', 'Login', 'Mail', 'Database', 'Cache', 'Deploy', 'Network', 'Storage'])[1 + n % 10]
    || (array[' answers 502', ' is slow', ' is down', ' loses data'])[1 + n / 10 % 4] || ' ' || n,
  'incident-' || n, 'Incident channel made by a playbook, see the overview', '', ''
from numbers`

/** A stride that shares no factor with the number of people meets nobody twice. */
const MEMBERS = `
with stay as (
  select numbers.id, channel_id, create_at, k,
    pg_temp.made_id('person', 1 + (first_person + k * 1009) % people) as user_id
  from numbers, generate_series(0, members - 1) k
), member as (
  insert into channelmembers (channelid, userid, roles, notifyprops, schemeuser, schemeguest, schemeadmin)
  select channel_id, user_id, '', '{}', true, false, false from stay
), history as (
  insert into channelmemberhistory (channelid, userid, jointime) select channel_id, user_id, create_at + k * 1000 from stay
)
select id, user_id, create_at + k * 1000 as joined_at, k into temp stays from stay`

const INCIDENTS = `
with made as (
  insert into incident (id, phase, team_id, channel_id, name, channel_name, channel_type, description,
    commander_user_id, reporter_user_id, status, create_at, update_at, end_at, last_status_update_at, retrospective)
  select numbers.id, 'started', pg_temp.made_id('team', 1), channel_id, displayname, name, numbers.type,
    repeat('What happened and whom it concerns. ', 8),
    pg_temp.made_id('person', 1 + (first_person * 7 % 400)), pg_temp.made_id('person', 1 + (first_person + 1009) % people),
    case when not is_ongoing then 3 + (n % 3 = 0)::int when n % 3 = 0 then 1 else 2 end, create_at,
    create_at + case when is_ongoing then acknowledged_in else ended_in end,
    case when is_ongoing then 0 else create_at + ended_in end, create_at + acknowledged_in,
    repeat('### Summary' || chr(10), 12)
  from numbers join channels on channels.id = channel_id
  returning id
)
insert into participant (incident_id, user_id, first_joined_at, last_joined_at, active_at)
select id, user_id, joined_at, joined_at, case when k < 5 then joined_at + 60000 else 0 end from stays join made using (id)`

const PLAYBOOKS = `
insert into playbook (id, title, team_id, create_at, update_at, public, num_stages, num_steps, checklists)
select pg_temp.made_id('playbook', n), 'Playbook ' || n, pg_temp.made_id('team', 1), $2::bigint, $2::bigint, n % 2 = 0, 1, 0,
  '[{"id":"aaaaaaaaaaaaaaaaaaaaaaaaaa","title":"Triage","items":[]}]'
from generate_series(1, $1::int) n`

const UPDATES = `
with said as (
  select numbers.*, k, pg_temp.made_id('update', n * 10 + k) as update_id, pg_temp.made_id('post', n * 10 + k) as post_id,
    pg_temp.made_id('person', 1 + first_person) as author_id,
    create_at + case k when 1 then acknowledged_in when $1::int then ended_in else acknowledged_in + k * 600000 end as said_at
  from numbers, generate_series(1, $1::int) k where k < $1::int or not is_ongoing
), post as (
  insert into posts (id, createat, updateat, editat, deleteat, userid, channelid, rootid, originalid, message, type, props)
  select post_id, said_at, said_at, 0, 0, author_id, channel_id, '', '', repeat('We are looking into it. ', 6), '', '{}' from said
)
insert into status_update (id, incident_id, author_user_id, post_id, phase, status, old_status, create_at)
select update_id, id, author_id, post_id, 'posted', case when k < $1::int then 2 else 3 + (n % 3 = 0)::int end, 1, said_at
from said order by said_at`

const EVENTS = `
insert into timeline_event (id, incident_id, event_at, create_at, event_type, summary, subject_user_id)
select 'e' || lpad((n * 1000 + k)::text, 25, '0'), id, create_at + k * 60000, create_at + k * 60000,
  (array['task_state_modified', 'assignee_changed', 'user_joined_left', 'status_updated'])[1 + k % 4],
  'checked off task ' || k, pg_temp.made_id('person', 1 + (first_person + k * 1009) % people)
from numbers, generate_series(1, $1::int) k`

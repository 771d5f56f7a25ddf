import { createHmac } from 'node:crypto'

import type { Incident } from '../../server/contract/incident.ts'
import type { Operations } from './operations.ts'
import { create } from './playbooks.ts'
import { insertSetting } from './product-world.ts'
import type { Received } from './receiver.ts'

/** Receivers of tests listen on this machine, which nobody may be sent to but on an administrator's word. */
export const allowReceivers = ({ product }: Operations): Promise<void> =>
  insertSetting(product.database.pool, 'webhook_allowed_hosts', ['127.0.0.0/8'])

type Urls = Readonly<{ creation?: string; update?: string }>

/** A playbook that everybody may use. @returns Its id. */
const playbookWith = ({ ann, teamId }: Operations, { creation = '', update = '' }: Urls): Promise<string> =>
  create(ann, {
    team_id: teamId,
    title: 'Payments outage',
    public: true,
    create_public_incident: true,
    checklists: [{ title: 'Triage', items: [{ title: 'Find who is on call' }] }],
    webhook_on_creation_enabled: creation !== '',
    webhook_on_creation_url: creation,
    webhook_on_status_update_enabled: update !== '',
    webhook_on_status_update_url: update,
  })

export const startWith = async (
  ops: Operations,
  urls: Urls,
  name = 'Payments answer 502',
): Promise<Incident> =>
  ops.ann.start({
    name,
    team_id: ops.teamId,
    commander_user_id: ops.ann.id,
    playbook_id: await playbookWith(ops, urls),
  })

export async function secretOf({ ada }: Operations, playbookId: string): Promise<string> {
  const { body } = await ada.ask({ method: 'GET', path: `/playbooks/${playbookId}/webhook-secret` })
  return (body as { secret: string }).secret
}

/** As a receiver checks it: signed with this secret, and not older than five minutes. */
export function isSigned(
  { headers, body }: Pick<Received, 'headers' | 'body'>,
  secret: string,
  now: Date,
): boolean {
  const [time = '', ...signatures] = String(headers['x-incident-signature']).split(',')
  const seconds = Number(time.replace('t=', ''))
  const value = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex')
  return signatures.includes(`v1=${value}`) && now.getTime() / 1000 - seconds <= 300
}

export const bodyOf = ({ body }: Received): Record<string, unknown> =>
  JSON.parse(body.toString()) as Record<string, unknown>

/** What the bot has said in the channel of the incident. */
export async function warningsIn({ product }: Operations, incident: Incident): Promise<string[]> {
  const { rows } = await product.database.pool.query<{ message: string }>(
    `select message from posts where channelid = $1 and message like '%webhook%' order by createat`,
    [incident.channel_id],
  )
  return rows.map(({ message }) => message)
}

import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { keepRunning } from './keep-running.ts'
import { openSite } from './open-site.ts'
import type { Ears, Visitor } from './visitor.ts'

type Named = Readonly<{ id: string; name: string }>
type Dialog = Readonly<{
  url: string
  trigger_id: string
  dialog: Readonly<{ callback_id: string; state: string; elements: { name: string; options?: unknown[] }[] }>
}>

let site: Awaited<ReturnType<typeof openSite>>
let ann: Visitor
let ears: Ears
let team_id: string
let channel_id: string

beforeAll(async () => {
  site = await openSite()
  ann = await site.visitor('ann')
  ears = await ann.listen()
  const [team] = (await ann.get('/api/v4/users/me/teams')) as Named[]
  team_id = team?.id ?? ''
  const square = (await ann.get(`/api/v4/teams/${team_id}/channels/name/town-square`)) as Named
  channel_id = square.id
})
afterAll(() => site.close())

const type = (command: string): Promise<Readonly<Record<string, string>>> =>
  ann.post('/api/v4/commands/execute', { command, channel_id, team_id })

const suggest = async (text: string) => {
  const query = `user_input=${encodeURIComponent(text)}&channel_id=${channel_id}`
  const path = `/api/v4/teams/${team_id}/commands/autocomplete_suggestions?${query}`
  return (await ann.get(path)) as Readonly<Record<string, string>>[]
}

test('a command opens the dialog, its submission the incident, and the starter is told', async () => {
  const { trigger_id } = await type('/incident start Payments answer 502')
  const { data } = await ears.hear('open_dialog')
  const opened = JSON.parse(data['dialog'] ?? '') as Dialog
  expect(opened.trigger_id).toBe(trigger_id)
  const [playbooks] = opened.dialog.elements
  const prepared = playbooks?.options?.find((option) => JSON.stringify(option).includes('Service outage'))
  const submission = {
    playbookID: (prepared as { value: string }).value,
    incidentName: 'Payments answer 502',
    incidentDescription: '',
  }
  const { callback_id, state } = opened.dialog
  const submit = { url: opened.url, callback_id, state, channel_id, team_id, cancelled: false }
  const refused = await ann.post('/api/v4/actions/dialogs/submit', {
    ...submit,
    submission: { playbookID: 'none' },
  })
  expect(Object.keys((refused as { errors: object }).errors)).toEqual(['incidentName'])
  expect(await ann.post('/api/v4/actions/dialogs/submit', { ...submit, submission })).toEqual({})

  const created = await ears.hear('custom_incident-collaboration_incident_created')
  const told = JSON.parse(created.data['payload'] ?? '') as Readonly<Record<string, string>>
  const path = `/plugins/incident-collaboration/api/v0/incidents/${told['incident_id'] ?? ''}`
  expect(await ann.get(path)).toMatchObject({ name: 'Payments answer 502', commander_user_id: ann.id })
  expect(await ann.get(`/api/v4/channels/${told['channel_id'] ?? ''}`)).toMatchObject({ type: 'O' })
})

test('commands are suggested as in Mattermost, tasks by asking the plugin', async () => {
  expect((await suggest('/inc')).map(({ Complete }) => Complete)).toEqual(['incident'])
  expect((await suggest('/incident inf')).map(({ Complete }) => Complete)).toEqual(['incident info'])
  const channels = (await ann.get(`/api/v4/users/me/teams/${team_id}/channels`)) as Named[]
  channel_id = channels.find(({ name }) => name.startsWith('payments'))?.id ?? ''
  const tasks = await suggest('/incident check ')
  expect(tasks[0]).toMatchObject({ Complete: 'incident check 0 0', Suggestion: '0 0' })
})

test('a command that nobody registered is refused', async () => {
  const body = { command: '/nothing', channel_id, team_id }
  const answer = await ann.ask('POST', '/api/v4/commands/execute', body)
  expect(await answer.json()).toMatchObject({ status_code: 404 })
})

test('a plugin that is killed is started again and answers', async () => {
  const { host } = site.mattermost
  const said: string[] = []
  const before = host.plugin.process.pid
  const isBack = new Promise<void>((resolve) => {
    host.on('log', ({ message }) => message === 'activated' && resolve())
  })
  keepRunning(host, (line) => said.push(line))
  const crash = once(host, 'crash')
  await host.kill()
  await Promise.all([crash, isBack])
  expect(said).toEqual(['The plugin crashed; it is started again.'])
  const path = `/plugins/incident-collaboration/api/v0/openapi.json`
  expect((await ann.ask('GET', path)).status).toBe(200)
  expect(host.plugin.process.pid).not.toBe(before)
})

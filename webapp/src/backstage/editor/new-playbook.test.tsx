import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'

import { makeChecklist, makeIncident, makeTask } from '../../fake-incident.ts'
import { API } from '../../rhs/show-sidebar.tsx'
import { showPage } from '../show-page.tsx'
import { save, showNew } from './show-editor.tsx'

test('A-180: a blank playbook has one checklist with one empty task, and a structure for updates', async () => {
  const { host, person, saved } = await showNew()
  expect(screen.getAllByRole('textbox', { name: 'Title of the checklist' })).toHaveLength(1)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the task' }).value).toBe('')
  expect(host.requests.some(({ method, url }) => method === 'POST' && url.includes('/playbooks'))).toBe(false)
  await save(person)
  await screen.findByText('“Untitled Playbook” was saved.')
  expect(saved()).toMatchObject({
    title: 'Untitled Playbook',
    team_id: 'team-1',
    public: false,
    member_ids: ['ann'],
    create_public_incident: false,
    reminder_message_template: '### Progress since last update\n\n### Customer impact\n',
    post_task_changes: true,
    retrospective_enabled: true,
    message_on_join_enabled: false,
    checklists: [{ title: 'Checklist', items: [] }],
  })
  expect(saved().message_on_join).toMatch(
    /^Welcome! A playbook made this channel.*Incidents icon.*`\/incident info`/,
  )
  expect(saved().retrospective_template.match(/^### /gm)).toHaveLength(7)
  expect(host.history.location.pathname).toBe('/core/incident-collaboration/playbooks')
})

test('A-180: the built-in template brings its name, 3 checklists, 20 tasks, 5 commands and both templates', async () => {
  const { person, saved } = await showNew('?template=incident-collaboration')
  await save(person)
  await screen.findByText('“Incident Collaboration Playbook” was saved.')
  const tasks = saved().checklists.flatMap(({ items }) => items)
  expect(saved().checklists.map(({ title }) => title)).toEqual(['Triage', 'Investigation', 'Resolution'])
  expect([tasks.length, tasks.filter(({ command }) => command !== '').length]).toEqual([20, 5])
  expect(saved().description).toMatch(/^### Summary\n.+\n\n### Impact\n.+\n$/)
  expect(saved().reminder_message_template).toMatch(/^### Progress since last update\n\n### Customer impact/)
})

test('A-180: "Save as Playbook" opens the checklists of the incident, all open and unassigned', async () => {
  const tasks = [makeTask({ title: 'Page on-call', command: '/page', state: 'closed', assignee_id: 'bob' })]
  const incident = makeIncident({ checklists: [makeChecklist(tasks)] })
  const { host, person, saved } = await showNew('?incident=incident-1', {
    [`GET ${API}/incidents/incident-1`]: incident,
  })
  expect(host.requests.every(({ method, url }) => method === 'GET' || !url.startsWith(API))).toBe(true)
  await save(person)
  await screen.findByText('“Database is down” was saved.')
  expect(saved().checklists[0]?.items).toEqual([
    makeTask({ id: expect.any(String) as unknown as string, title: 'Page on-call', command: '/page' }),
  ])
})

test('M-083: an incident that may not be seen is "Incident Not Found"', async () => {
  showPage('/playbooks/new?incident=nowhere')
  await screen.findByRole('heading', { level: 1, name: 'Incident Not Found' })
})

test('A-185: an unknown or forbidden playbook is "Playbook Not Found"', async () => {
  showPage('/playbooks/playbook-7')
  await screen.findByRole('heading', { level: 1, name: 'Playbook Not Found' })
})

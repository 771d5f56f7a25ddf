import { expect, test } from '@jest/globals'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'

import english from '../../../assets/i18n/en.json' with { type: 'json' }
import { makeChecklist, makeEntry, makeIncident, makeTask } from '../fake-incident.ts'
import { API, knowing, listOf, showSidebar } from './show-sidebar.tsx'

/** A language in which every sentence is known by its brackets. */
const testLanguage = Object.fromEntries(Object.entries(english).map(([id, text]) => [id, `⟦${text}⟧`]))

/** What people wrote, names, numbers and times; everything else has to be a sentence of ours. */
const DATA = [
  /^[^\p{Letter}]*$/u,
  /^(Database is down|No writes\.|Page on-call|Triage|Call|\/call|@\w+)$/,
  /^-?\d+[smhd]/,
  /Jan 1|1970/,
]

const incident = makeIncident({
  description: 'No writes.',
  checklists: [makeChecklist([makeTask({ command: '/call', description: 'Call' })])],
  timeline_events: [makeEntry()],
})

/** Texts and names on screen that are neither data nor out of the message file. */
function untranslated(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  for (const name of ['aria-label', 'placeholder', 'title'])
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '')
  return [...new Set(texts)].filter(
    (text) => !text.includes('⟦') && !text.includes('⟧') && !DATA.some((data) => data.test(text.trim())),
  )
}

test('A-266: every text of an incident comes from the message file', async () => {
  const person = userEvent.setup()
  const host = showSidebar(knowing(incident))
  await screen.findByRole('tab', { name: 'Summary' })
  host.speak(testLanguage)
  for (const tab of [/Summary/, /Tasks/, /Timeline/]) {
    await person.click(screen.getByRole('tab', { name: tab }))
    expect([tab, untranslated()]).toEqual([tab, []])
  }
  await person.click(screen.getByRole('tab', { name: /Tasks/ }))
  await person.click(screen.getByRole('button', { name: /Add new task/ }))
  await person.click(screen.getByRole('button', { name: '⟦More⟧' }))
  await person.click(screen.getByRole('button', { name: /What to do with “Page on-call”/ }))
  await person.click(screen.getByRole('menuitem', { name: /Edit Task/ }))
  expect(untranslated()).toEqual([])
})

test('A-266: every text of the list comes from the message file, with incidents and without', async () => {
  for (const rows of [[incident], []]) {
    const host = showSidebar({ [`${API}/incidents`]: listOf(rows) })
    await screen.findByRole('heading', { name: 'Your Ongoing Incidents' })
    host.speak(testLanguage)
    expect(untranslated()).toEqual([])
  }
})

test('P-90: another language shows at once, and what it lacks in English', async () => {
  const host = showSidebar(knowing(incident))
  await screen.findByRole('button', { name: 'Update Status' })
  host.speak({ 'webapp.incident.update': 'Stand melden' })
  expect(screen.getByRole('button', { name: 'Stand melden' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'End Incident' })).toBeTruthy()
})

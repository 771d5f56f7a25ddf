import * as React from 'react'

import { browserHistory } from '../history.ts'
import { channelPath, channelTitle, currentTeam, currentUserId, userOf } from '../state/selectors.ts'
import { store } from '../state/store.ts'
import { blocks } from './blocks.ts'
import { inline, type Meaning } from './inline.ts'

interface FormatOptions {
  readonly singleline?: boolean
  readonly markdown?: boolean
}

/** `PostUtils.formatText`: a message's Markdown as safe HTML. */
export function formatText(text: string, { singleline = false }: FormatOptions = {}): string {
  if (singleline) return inline(text.replace(/\s*\n\s*/g, ' '), meaningHere())
  return blocks(text.split('\n'), meaningHere())
}

/** `PostUtils.messageHtmlToComponent`: what {@link formatText} made, as elements; links stay inside the app. */
export function messageHtmlToComponent(html: string): React.ReactElement {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return <>{toElements(parsed.body)}</>
}

function meaningHere(): Meaning {
  const state = store.getState()
  const people = Object.values(state.entities.users.profiles)
  return {
    isPerson: (username) => people.some((person) => person.username === username),
    currentUsername: userOf(state, currentUserId(state))?.username ?? '',
    findChannel: (name) => {
      const teamId = currentTeam(state)?.id
      const channels = Object.values(state.entities.channels.channels)
      const channel = channels.find((one) => one.name === name && one.team_id === teamId)
      return channel && { title: channelTitle(state, channel), path: channelPath(state, channel) }
    },
  }
}

const toElements = (parent: Node): React.ReactNode[] => [...parent.childNodes].map(toElement)

function toElement(node: Node, key: number): React.ReactNode {
  if (!(node instanceof HTMLElement)) return node.textContent
  const tag = node.tagName.toLowerCase()
  const className = node.className || undefined
  if (tag === 'br' || tag === 'hr') return React.createElement(tag, { key })
  if (tag === 'a') return <MessageLink key={key} link={node} />
  if (node.dataset.task) return <TaskItem key={key} item={node} />
  return React.createElement(tag, { key, className }, ...toElements(node))
}

function TaskItem({ item }: { readonly item: HTMLElement }) {
  const label = item.dataset.task === 'done' ? 'Done' : 'Open'
  return (
    <li className='list-item--task-list'>
      <input type='checkbox' checked={item.dataset.task === 'done'} disabled readOnly aria-label={label} />{' '}
      {toElements(item)}
    </li>
  )
}

function MessageLink({ link }: { readonly link: HTMLElement }) {
  const href = link.getAttribute('href') ?? ''
  const url = new URL(href, location.href)
  const isInside = url.origin === location.origin && !url.pathname.startsWith('/plugins/')
  const follow = (event: React.MouseEvent) => {
    if (!isInside || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    browserHistory.push(url.pathname + url.search + url.hash)
  }
  return (
    <a
      className={link.className}
      href={href}
      onClick={follow}
      {...(!isInside && { target: '_blank', rel: 'noreferrer' })}
    >
      {toElements(link)}
    </a>
  )
}

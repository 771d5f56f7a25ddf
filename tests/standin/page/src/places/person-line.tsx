import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

import { usePageState } from '../state/store.ts'
import { Avatar, pictureOf } from './avatar.tsx'

/** Somebody in a list: picture, name, handle, and what is to be known of their account. */
export function PersonLine({ person }: { readonly person: UserProfile }) {
  const status = usePageState((state) => state.entities.users.statuses[person.id])
  const name = `${person.first_name} ${person.last_name}`.trim() || person.username
  return (
    <span className='person-line'>
      <Avatar username={person.username} url={pictureOf(person)} size='sm' status={status} />
      <span className='person-line__name'>{name}</span>
      <span className='light'>@{person.username}</span>
      {person.is_bot && <span className='BotTag'>BOT</span>}
      {person.roles.includes('system_guest') && <span className='BotTag'>GUEST</span>}
      {person.delete_at > 0 && <span className='BotTag'>DEACTIVATED</span>}
    </span>
  )
}

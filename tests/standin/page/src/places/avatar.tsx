import type { UserProfile } from '@mattermost/types/users'
import * as React from 'react'

interface AvatarProps {
  readonly username?: string
  readonly url?: string
  readonly size?: 'xs' | 'sm' | 'md'
  /** Shown as a mark at the corner when it is known. */
  readonly status?: string
}

const COLOURS = ['#1a7a50', '#a01d2b', '#9a0f6d', '#2a5bb8', '#7a4b00', '#5b3a9e', '#0b6b77', '#6b4a3a']

/** A picture, or the name's first letter on a colour that belongs to the name. */
export function Avatar({ username = '', url, size = 'md', status }: AvatarProps) {
  const className = `Avatar Avatar-${size}`
  const picture = url ? (
    <img className={className} src={url} alt='' />
  ) : (
    <span className={className} style={{ background: colourOf(username), color: '#fff' }} aria-hidden='true'>
      {username.charAt(0).toUpperCase()}
    </span>
  )
  if (status === undefined) return picture
  return (
    <span className='Avatar-place'>
      {picture}
      <span className={`status status--${status}`} title={status} />
    </span>
  )
}

/** Bots have pictures of their own; people of the stand-in have letters. */
export const pictureOf = (user: UserProfile | undefined): string | undefined =>
  user?.is_bot ? `${window.basename}/api/v4/users/${user.id}/image?_=${user.last_picture_update}` : undefined

function colourOf(name: string): string | undefined {
  const sum = [...name].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7)
  return COLOURS[sum % COLOURS.length]
}

import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostState } from '../host.ts'
import { useProduct } from '../product.ts'
import { findPerson } from '../state/selectors.ts'
import { Icon } from '../ui/button.tsx'
import { PersonIcon } from '../ui/icons.tsx'

/** A person's picture as the host keeps it; beside it stands the name, so it says nothing. */
export function Avatar({ id, size = 20 }: { readonly id: string; readonly size?: number }) {
  const { page } = useProduct()
  const version = useSelector((state: HostState) => findPerson(state, id)?.last_picture_update ?? 0)
  if (id === '') {
    return (
      <Icon>
        <PersonIcon size={size - 4} />
      </Icon>
    )
  }
  const url = `${page.basename ?? ''}/api/v4/users/${encodeURIComponent(id)}/image?_=${version}`
  return <Picture src={url} alt='' width={size} height={size} loading='lazy' />
}

const Picture = styled.img`
  flex: none;
  border-radius: 50%;
`

import * as React from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { Icon } from '../ui/button.tsx'
import { LockIcon } from '../ui/icons.tsx'
import { Secondary } from '../ui/text.tsx'

/** Lock and word, for incidents in a private channel. */
export function Private() {
  const translate = useTranslate()
  return (
    <Lock>
      <Icon>
        <LockIcon size={14} />
      </Icon>
      {translate('webapp.incident.private')}
    </Lock>
  )
}

const Lock = styled(Secondary)`
  display: inline-flex;
  flex: none;
  align-items: center;
  gap: 4px;
`

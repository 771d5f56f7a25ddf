import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { TimelineEvent } from '../../../server/contract/incident.ts'
import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import { IconButton } from '../ui/button.tsx'
import { BinIcon } from '../ui/icons.tsx'
import { Removal } from './removal.tsx'

interface RemoveEntryProps {
  readonly event: TimelineEvent
  /** What it reads. */
  readonly title: string
}

/** A bin that asks before the entry is gone. */
export function RemoveEntry({ event, title }: RemoveEntryProps) {
  const translate = useTranslate()
  const { incidentChanges } = useProduct()
  const [isAsking, setAsking] = useState(false)
  return (
    <BinPlace>
      <Bin
        icon={<BinIcon size={16} />}
        label={translate('webapp.timeline.remove_name', { entry: title })}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <Removal
          thing={title}
          done='webapp.timeline.removed'
          remove={() => incidentChanges.removeEntry(event)}
          title={translate('webapp.timeline.remove')}
          question={translate('webapp.timeline.remove_question')}
          onClose={() => setAsking(false)}
        />
      )}
    </BinPlace>
  )
}

/** There for the keyboard always, seen where the pointer or the focus is; a finger has no hovering. */
export const BinPlace = styled.span`
  flex: none;
  margin-inline-start: auto;
  @media (hover: hover) {
    opacity: 0;
  }
`

const Bin = styled(IconButton)`
  width: 24px;
  height: 24px;
`

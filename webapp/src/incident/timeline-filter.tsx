import * as React from 'react'
import { useCallback, useRef, useState } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import type { EntryGroup } from '../state/rhs.ts'
import { ChipButton, Icon } from '../ui/button.tsx'
import { FilterIcon } from '../ui/icons.tsx'
import { Popover } from '../ui/popover.tsx'
import { Hidden } from '../ui/text.tsx'
import { GROUPS } from './timeline-groups.ts'

interface TimelineFilterProps {
  readonly groups: readonly EntryGroup[]
  readonly onChoose: (groups: EntryGroup[]) => void
  /** How many entries show now. */
  readonly hits: number
}

/** Which kinds of entries show. The choice beside "all" stays while that is on, and comes back with its end. */
export function TimelineFilter({ groups, onChoose, hits }: TimelineFilterProps) {
  const translate = useTranslate()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const isAll = groups.includes('all')
  const toggle = (group: EntryGroup, isOn: boolean) =>
    onChoose(isOn ? [...groups, group] : groups.filter((one) => one !== group))
  const label = translate('webapp.timeline.filter')
  return (
    <>
      <ChipButton ref={button} aria-haspopup='dialog' aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon>
          <FilterIcon size={14} />
        </Icon>
        {label}
      </ChipButton>
      <Hidden role='status'>{translate('webapp.timeline.hits', { count: hits })}</Hidden>
      {isOpen && (
        <Popover anchor={button} role='dialog' label={label} onClose={close}>
          {GROUPS.map(({ group, text }) => (
            <Choice key={group}>
              <input
                type='checkbox'
                checked={isAll || groups.includes(group)}
                disabled={isAll && group !== 'all'}
                onChange={({ target }) => toggle(group, target.checked)}
              />
              {translate(text)}
            </Choice>
          ))}
        </Popover>
      )}
    </>
  )
}

const Choice = styled.label`
  display: flex;
  align-items: center;
  gap: 8px;
  min-height: 32px;
  margin: 0;
  padding: 0 8px;
  font-weight: 400;
  cursor: pointer;
  & > input {
    margin: 0;
    accent-color: var(--button-bg);
  }
`

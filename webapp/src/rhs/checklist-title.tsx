import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import type { Checklist } from '../../../server/contract/incident.ts'
import { CHECKLIST_LIMITS } from '../../../server/domain/checklist-limits.ts'
import { useTranslate } from '../i18n.ts'
import { Removal, removeNow } from '../incident/removal.tsx'
import { useProduct } from '../product.ts'
import { Icon } from '../ui/button.tsx'
import { lengthOf } from '../ui/counter-text.ts'
import { ChevronIcon } from '../ui/icons.tsx'
import { InPlaceField } from '../ui/in-place-field.tsx'
import { Menu } from '../ui/menu.tsx'
import { HANDLE, type Mover } from '../ui/moving/use-mover.ts'
import { Hidden, oneLine, Secondary } from '../ui/text.tsx'
import { progressOf } from './progress.ts'

interface ChecklistTitleProps {
  readonly incidentId: string
  readonly checklist: Checklist
  readonly isOpen: boolean
  readonly canEdit: boolean
  readonly mover: Mover
  readonly onFold: () => void
}

/** The title, which folds the checklist, with what can be done to it. */
export function ChecklistTitle({
  incidentId,
  checklist,
  isOpen,
  canEdit,
  mover,
  onFold,
}: ChecklistTitleProps) {
  const translate = useTranslate()
  const { notify, incidentChanges } = useProduct()
  const { id, title, items } = checklist
  const [doing, setDoing] = useState<'rename' | 'remove'>()
  const stop = () => setDoing(undefined)
  const removable = {
    thing: title,
    done: 'webapp.checklist.removed',
    remove: () => incidentChanges.removeChecklist({ incidentId, checklistId: id }),
  } as const
  const remove = () => (items.length > 0 ? setDoing('remove') : void removeNow(notify, removable))
  if (doing === 'rename') return <Rename incidentId={incidentId} checklist={checklist} onClose={stop} />
  return (
    <Line>
      <Title>
        <Fold {...{ [HANDLE]: id }} aria-expanded={isOpen} onClick={onFold}>
          <Chevron $isOpen={isOpen}>
            <ChevronIcon size={16} />
          </Chevron>
          <Text title={title}>
            <bdi>{title}</bdi>
          </Text>
          <Count checklist={checklist} />
        </Fold>
      </Title>
      {canEdit && (
        <SmallMenu
          label={translate('webapp.checklist.menu', { checklist: title })}
          entries={[
            { text: translate('webapp.checklist.rename'), onChoose: () => setDoing('rename') },
            { text: translate('webapp.move_up'), onChoose: () => mover.step(id, -1) },
            { text: translate('webapp.move_down'), onChoose: () => mover.step(id, 1) },
            { text: translate('webapp.checklist.remove'), onChoose: remove },
          ]}
        />
      )}
      {doing === 'remove' && (
        <Removal
          {...removable}
          title={translate('webapp.checklist.remove')}
          question={translate('webapp.checklist.remove_question', { count: items.length })}
          onClose={stop}
        />
      )}
    </Line>
  )
}

interface RenameProps {
  readonly incidentId: string
  readonly checklist: Checklist
  readonly onClose: () => void
}

function Rename({ incidentId, checklist: { id, title }, onClose }: RenameProps) {
  const translate = useTranslate()
  const { incidentChanges } = useProduct()
  const [error, setError] = useState<string>()
  const rename = (text: string) => {
    const newTitle = text.trim()
    if (newTitle === '') return setError(translate('webapp.checklist.required'))
    if (lengthOf(newTitle) > CHECKLIST_LIMITS.checklistTitle.max)
      return setError(translate('webapp.field.too_long'))
    if (newTitle !== title) incidentChanges.renameChecklist({ incidentId, checklistId: id, title }, newTitle)
    onClose()
  }
  return (
    <Place>
      <InPlaceField
        label={translate('webapp.checklist.title')}
        initial={title}
        error={error}
        onEnter={rename}
        onClose={onClose}
      />
    </Place>
  )
}

function Count({ checklist }: { readonly checklist: Checklist }) {
  const translate = useTranslate()
  const { done, all } = progressOf(checklist.items)
  return (
    <>
      <Secondary aria-hidden>{translate('webapp.tab.tasks_done', { done, all })}</Secondary>
      <Hidden>{translate('webapp.tab.tasks_done_name', { done, all })}</Hidden>
    </>
  )
}

const Line = styled.div`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 8px;
  padding: 12px 16px 4px 12px;
  [dir='rtl'] & {
    padding: 12px 12px 4px 16px;
  }
`

const Title = styled.h3`
  min-width: 0;
  margin: 0;
  font-size: 14px;
`

const Place = styled.div`
  padding: 12px 16px 4px;
`

const Fold = styled.button.attrs({ type: 'button' })`
  position: relative;
  display: flex;
  align-items: center;
  gap: 8px;
  max-width: 100%;
  min-height: 28px;
  padding: 0 4px;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: inherit;
  font: inherit;
  font-weight: 600;
  cursor: pointer;
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
`

const Chevron = styled(Icon)<{ $isOpen: boolean }>`
  transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 0)}deg);
  [dir='rtl'] & {
    transform: rotate(${({ $isOpen }) => ($isOpen ? 90 : 180)}deg);
  }
`

const Text = styled.span`
  ${oneLine}
`

const SmallMenu = styled(Menu)`
  width: 24px;
  height: 24px;
`

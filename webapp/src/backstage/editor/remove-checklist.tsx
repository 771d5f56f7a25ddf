import * as React from 'react'

import type { Checklist } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { isBlank } from './draft.ts'

interface RemoveChecklistProps {
  readonly checklist: Checklist
  readonly onRemove: () => void
  readonly onCancel: () => void
}

export function RemoveChecklist({ checklist, onRemove, onCancel }: RemoveChecklistProps) {
  const translate = useTranslate()
  const count = checklist.items.filter((task) => !isBlank(task)).length
  return (
    <Confirm
      title={translate('webapp.editor.delete_checklist')}
      subject={checklist.title}
      confirm={translate('webapp.editor.delete_checklist')}
      onConfirm={onRemove}
      onCancel={onCancel}
    >
      {translate('webapp.editor.delete_checklist_help', { count })}
    </Confirm>
  )
}

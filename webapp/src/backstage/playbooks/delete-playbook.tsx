import * as React from 'react'
import { useState } from 'react'

import type { Playbook } from '../../../../server/contract/playbook.ts'
import { useTranslate } from '../../i18n.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { usePlaybookApi } from '../playbook-api.ts'

interface DeletePlaybookProps {
  readonly playbook: Playbook
  readonly onDeleted: () => Promise<void>
  readonly onClose: () => void
}

/** Asks, deletes, and says so. Somebody else's deletion is as good. */
export function DeletePlaybook({ playbook, onDeleted, onClose }: DeletePlaybookProps) {
  const translate = useTranslate()
  const { notify } = useProduct()
  const api = usePlaybookApi()
  const [isBusy, setBusy] = useState(false)
  const { id, title } = playbook
  const remove = async () => {
    setBusy(true)
    try {
      await api.remove(id).catch(ignoreGone)
      notify.done({ text: 'webapp.playbooks.deleted', values: { name: title } })
    } catch (error) {
      notify.failed({
        text: 'webapp.error.delete_playbook',
        values: { name: title },
        failure: failureOf(error),
      })
    }
    onClose()
    await onDeleted()
  }
  return (
    <Confirm
      title={translate('webapp.playbooks.delete_title')}
      subject={title}
      confirm={translate('webapp.playbooks.delete_yes')}
      isBusy={isBusy}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {translate('webapp.playbooks.delete_text', { name: title })}
    </Confirm>
  )
}

function ignoreGone(error: unknown): void {
  if (failureOf(error).code !== 'not_found') throw error
}

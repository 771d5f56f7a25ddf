import * as React from 'react'
import { useState } from 'react'

import type { TextId } from '../i18n.ts'
import type { Outcome } from '../incident-changes.ts'
import type { Notify } from '../notify.ts'
import { useProduct } from '../product.ts'
import { Confirm } from '../ui/confirm.tsx'

/** Something that can be removed for good. */
export interface Removable {
  /** What messages call it. */
  readonly thing: string
  /** Said once it is gone; it names the {thing}. */
  readonly done: TextId
  readonly remove: () => Outcome
}

/** Removes it, and says what came of it. What somebody else has removed already is gone as well. */
export async function removeNow(notify: Notify, { thing, done, remove }: Removable): Promise<void> {
  const failure = await remove()
  const values = { thing }
  if (!failure) return notify.done({ text: done, values })
  if (failure.code === 'not_found') return notify.done({ text: 'webapp.removed_already', values })
  notify.failed({ text: 'webapp.error.remove', values, failure }, () => {
    void removeNow(notify, { thing, done, remove })
  })
}

interface RemovalProps extends Removable {
  /** Title of the window and name of the button. */
  readonly title: string
  /** What will be gone with it. */
  readonly question: string
  readonly onClose: () => void
}

/** Asks before something is removed; closes when that is known to be done or refused. */
export function Removal({ title, question, onClose, ...removable }: RemovalProps) {
  const { notify } = useProduct()
  const [isBusy, setBusy] = useState(false)
  const confirm = () => {
    setBusy(true)
    void removeNow(notify, removable).finally(onClose)
  }
  return (
    <Confirm
      title={title}
      subject={removable.thing}
      confirm={title}
      isBusy={isBusy}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {question}
    </Confirm>
  )
}

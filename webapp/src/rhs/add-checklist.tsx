import * as React from 'react'
import { useState } from 'react'
import styled from 'styled-components'

import { CHECKLIST_LIMITS } from '../../../server/domain/checklist-limits.ts'
import { useTranslate } from '../i18n.ts'
import { useOnceKey } from '../use-once-key.ts'
import { useProduct } from '../product.ts'
import { LinkButton } from '../ui/button.tsx'
import { lengthOf } from '../ui/counter-text.ts'
import { sentenceOf } from '../ui/failed.tsx'
import { InPlaceField } from '../ui/in-place-field.tsx'

/** One more checklist for this incident alone. */
export function AddChecklist({ incidentId }: { readonly incidentId: string }) {
  const translate = useTranslate()
  const { incidentChanges } = useProduct()
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { keyFor, isDone } = useOnceKey()

  const close = () => {
    setOpen(false)
    setError(undefined)
  }
  const add = async (title: string) => {
    if (title.trim() === '') return setError(translate('webapp.checklist.required'))
    if (lengthOf(title) > CHECKLIST_LIMITS.checklistTitle.max)
      return setError(translate('webapp.field.too_long'))
    setBusy(true)
    const failure = await incidentChanges.addChecklist(incidentId, title, keyFor(title))
    setBusy(false)
    if (failure) return setError(sentenceOf(translate, translate('webapp.error.add_checklist'), failure))
    isDone()
    close()
  }
  return (
    <Place>
      {isOpen ? (
        <InPlaceField
          label={translate('webapp.checklist.title')}
          error={error}
          isBusy={isBusy}
          onEnter={(title) => void add(title)}
          onClose={close}
        />
      ) : (
        <LinkButton onClick={() => setOpen(true)}>{translate('webapp.checklist.add')}</LinkButton>
      )}
    </Place>
  )
}

const Place = styled.div`
  padding: 8px 16px 24px;
`

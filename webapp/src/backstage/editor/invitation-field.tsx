import * as React from 'react'

import { useTranslate } from '../../i18n.ts'
import { PeopleList, type PeopleListTexts } from '../../pickers/people-list.tsx'
import { Field } from '../../ui/field.tsx'
import { useForm } from './form-context.ts'
import { useGone } from './use-gone.ts'

const TEXTS: PeopleListTexts = {
  listed: 'webapp.editor.invited',
  others: 'webapp.editor.not_invited',
  add: 'webapp.people.add',
}

/** Who is brought into every new incident channel. */
export function InvitationField({ isDisabled }: { readonly isDisabled: boolean }) {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const ids = draft.invited_user_ids
  const gone = useGone(draft.team_id, ids)
  return (
    <Field
      label={translate('webapp.people.search')}
      error={errorOf('invited_user_ids')}
      note={translate('webapp.editor.members', { count: ids.length })}
    >
      {(control) => (
        <PeopleList
          control={control}
          name='invited_user_ids'
          texts={TEXTS}
          teamId={draft.team_id}
          ids={ids}
          noteOf={(id) => (gone.has(id) ? translate('webapp.editor.not_in_team') : undefined)}
          isDisabled={isDisabled}
          canRemove
          onAdd={(id) => set({ invited_user_ids: [...ids, id] })}
          onRemove={(id) => set({ invited_user_ids: ids.filter((one) => one !== id) })}
        />
      )}
    </Field>
  )
}

import * as React from 'react'
import { useState } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentUserId } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { PeopleList, type PeopleListTexts } from '../../pickers/people-list.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Note } from '../../ui/text.tsx'
import { useForm } from './form-context.ts'
import { Group } from './group.tsx'
import { useGone } from './use-gone.ts'

/** Who sees the incidents, and who uses the playbook. */
export function PermissionsTab() {
  const translate = useTranslate()
  const { draft, set } = useForm()
  const me = useSelector(currentUserId)
  const mayChange = draft.can_manage_members
  const share = (isPublic: boolean) =>
    set({ public: isPublic, ...(draft.member_ids.length === 0 ? { member_ids: [me] } : {}) })
  return (
    <>
      <Group title='webapp.editor.channel_access'>
        <RadioGroup
          label={translate('webapp.editor.channel_access')}
          choices={[
            {
              value: 'public',
              text: translate('webapp.editor.public'),
              help: translate('webapp.editor.public_help'),
            },
            {
              value: 'private',
              text: translate('webapp.editor.private'),
              help: translate('webapp.editor.private_help'),
            },
          ]}
          chosen={draft.create_public_incident ? 'public' : 'private'}
          onChoose={(type) => set({ create_public_incident: type === 'public' })}
        />
      </Group>
      <Group title='webapp.editor.playbook_access'>
        {!mayChange && <Note>{translate('webapp.editor.may_not_share')}</Note>}
        <RadioGroup
          label={translate('webapp.editor.playbook_access')}
          choices={[
            { value: 'selected', text: translate('webapp.editor.selected_users') },
            { value: 'everyone', text: translate('webapp.editor.everyone') },
          ]}
          chosen={draft.public ? 'everyone' : 'selected'}
          isDisabled={!mayChange}
          onChoose={(who) => share(who === 'everyone')}
        />
        {!draft.public && (
          <Under>
            <Members />
          </Under>
        )}
      </Group>
    </>
  )
}

const TEXTS: PeopleListTexts = {
  listed: 'webapp.editor.listed',
  others: 'webapp.editor.not_listed',
  add: 'webapp.people.add',
}

function Members() {
  const translate = useTranslate()
  const { draft, set, errorOf } = useForm()
  const me = useSelector(currentUserId)
  const [isLeaving, setLeaving] = useState(false)
  const ids = draft.member_ids
  const gone = useGone(draft.team_id, ids)
  const remove = (id: string) => set({ member_ids: ids.filter((one) => one !== id) })
  return (
    <>
      <Field
        label={translate('webapp.people.search')}
        error={errorOf('member_ids')}
        note={translate('webapp.editor.members', { count: ids.length })}
      >
        {(control) => (
          <PeopleList
            control={control}
            name='member_ids'
            texts={TEXTS}
            teamId={draft.team_id}
            ids={ids}
            noteOf={(id) => (gone.has(id) ? translate('webapp.editor.not_in_team') : undefined)}
            isDisabled={!draft.can_manage_members}
            canRemove={ids.length > 1}
            onAdd={(id) => set({ member_ids: [...ids, id] })}
            onRemove={(id) => (id === me ? setLeaving(true) : remove(id))}
          />
        )}
      </Field>
      {isLeaving && (
        <Confirm
          title={translate('webapp.editor.leave_title')}
          subject={draft.title}
          confirm={translate('webapp.editor.leave_yes')}
          onConfirm={() => {
            remove(me)
            setLeaving(false)
          }}
          onCancel={() => setLeaving(false)}
        >
          {translate('webapp.editor.leave_help')}
        </Confirm>
      )}
    </>
  )
}

const Under = styled.div`
  padding-top: 12px;
`

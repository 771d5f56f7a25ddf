import * as React from 'react'
import { useIntl } from 'react-intl'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { PersonChip } from '../../incident/person-chip.tsx'
import { usePersonName } from '../../incident/person-name.ts'
import { useTimeFormat } from '../../incident/use-time-format.ts'
import { QuietButton } from '../../ui/button.tsx'
import { Modal } from '../../ui/modal.tsx'
import { differencesOf, type Difference, type Shown } from './differences.ts'
import type { Draft } from './draft.ts'
import { useChannelName } from './use-channel-name.ts'
import type { Conflict } from './use-editor.ts'

interface ConflictWindowProps {
  readonly conflict: Conflict
  readonly mine: Draft
  readonly onLoadTheirs: () => void
  readonly onOverwrite: () => void
  readonly onCancel: () => void
}

/** Somebody else saved meanwhile: both are shown before one takes the place of the other. */
export function ConflictWindow({ conflict, mine, onLoadTheirs, onOverwrite, onCancel }: ConflictWindowProps) {
  const translate = useTranslate()
  const { formatDate } = useIntl()
  const format = useTimeFormat()
  const name = usePersonName(conflict.by)
  const time = formatDate(conflict.at, {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    ...format,
  })
  const differences = differencesOf(translate, conflict.theirs, mine)
  return (
    <Modal title={translate('webapp.editor.conflict_title')} subject={mine.title} onClose={onCancel}>
      <Body tabIndex={0} role='region' aria-label={translate('webapp.editor.differences')}>
        <p role='alert'>{translate('webapp.editor.conflict_help', { name, time })}</p>
        <dl>
          {differences.map((difference) => (
            <Row key={difference.key} difference={difference} />
          ))}
        </dl>
      </Body>
      <Buttons>
        <QuietButton onClick={onCancel}>{translate('webapp.cancel')}</QuietButton>
        <QuietButton onClick={onLoadTheirs}>{translate('webapp.editor.load_theirs')}</QuietButton>
        <QuietButton onClick={onOverwrite}>{translate('webapp.editor.overwrite')}</QuietButton>
      </Buttons>
    </Modal>
  )
}

function Row({ difference: { title, theirs, mine } }: { readonly difference: Difference }) {
  const translate = useTranslate()
  return (
    <>
      <dt>
        <bdi>{title}</bdi>
      </dt>
      <dd>
        <b>{translate('webapp.editor.theirs')}</b>
        <Value shown={theirs} />
        <b>{translate('webapp.editor.mine')}</b>
        <Value shown={mine} />
      </dd>
    </>
  )
}

function Value({ shown }: { readonly shown: Shown }) {
  const translate = useTranslate()
  const isEmpty = shown.is === 'text' ? shown.text === '' : shown.is === 'people' && shown.ids.length === 0
  if (isEmpty || (shown.is === 'channel' && shown.id === ''))
    return <Quote>{translate('webapp.editor.nothing')}</Quote>
  if (shown.is === 'channel') return <ChannelName id={shown.id} />
  if (shown.is === 'text') return <Quote dir='auto'>{shown.text}</Quote>
  return (
    <Quote>
      {shown.ids.map((id) => (
        <div key={id}>
          <PersonChip id={id} />
        </div>
      ))}
    </Quote>
  )
}

function ChannelName({ id }: { readonly id: string }) {
  return <Quote dir='auto'>{useChannelName(id)}</Quote>
}

const Body = styled.div`
  flex: 1;
  min-height: 0;
  padding: 4px 24px 16px;
  overflow-y: auto;
  overflow-wrap: anywhere;
  & dd {
    margin: 0 0 12px;
  }
`

const Quote = styled.div`
  padding: 4px 8px;
  border-inline-start: 2px solid rgba(var(--center-channel-color-rgb), 0.16);
  white-space: pre-wrap;
`

const Buttons = styled.footer`
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 8px;
  padding: 12px 24px 20px;
  & > button {
    min-height: 40px;
    padding: 8px 16px;
  }
`

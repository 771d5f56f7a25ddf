import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { currentUserId, type HostState } from '../../host.ts'
import { useTranslate } from '../../i18n.ts'
import { Avatar } from '../../incident/avatar.tsx'
import { fullNameOf, usePersonName } from '../../incident/person-name.ts'
import { useProduct } from '../../product.ts'
import { failureOf } from '../../request.ts'
import { findPerson } from '../../state/selectors.ts'
import { QuietButton } from '../../ui/button.tsx'
import { oneLine, Secondary } from '../../ui/text.tsx'

interface ParticipantRowProps {
  readonly id: string
  readonly incident: Pick<Incident, 'team_id' | 'commander_user_id' | 'reporter_user_id'>
}

/** Who it is, what they do here and in the company, and the way to write to them. */
export function ParticipantRow({ id, incident }: ParticipantRowProps) {
  const translate = useTranslate()
  const name = usePersonName(id)
  const person = useSelector((state: HostState) => findPerson(state, id))
  const isMe = useSelector(currentUserId) === id
  const isCommander = incident.commander_user_id === id
  const roles = [
    isCommander && translate('webapp.summary.commander'),
    incident.reporter_user_id === id && translate('webapp.details.reporter'),
    person?.position,
  ].filter((text) => text !== false && text !== undefined && text !== '')
  return (
    <Row>
      <Avatar id={id} size={32} />
      <Words>
        <Name title={name}>
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          <Secondary>
            <bdi>{person ? fullNameOf(person) : ''}</bdi>
          </Secondary>
        </Name>
        {roles.length > 0 && (
          <Role>
            <bdi>{roles.join(' · ')}</bdi>
          </Role>
        )}
      </Words>
      {person && !isMe && !person.delete_at && (
        <MessageButton
          username={person.username}
          name={name}
          teamId={incident.team_id}
          isAlwaysSeen={isCommander}
        />
      )}
    </Row>
  )
}

interface MessageButtonProps {
  readonly username: string
  readonly name: string
  readonly teamId: string
  readonly isAlwaysSeen: boolean
}

function MessageButton({ username, name, teamId, isAlwaysSeen }: MessageButtonProps) {
  const translate = useTranslate()
  const { navigation, notify } = useProduct()
  const open = () =>
    void navigation
      .goToPerson(teamId, username)
      .catch((error: unknown) => notify.failed({ text: 'webapp.error.channel', failure: failureOf(error) }))
  return (
    <Write
      $isAlwaysSeen={isAlwaysSeen}
      aria-label={translate('webapp.details.message_name', { name })}
      onClick={open}
    >
      {translate('webapp.details.message')}
    </Write>
  )
}

const Write = styled(QuietButton)<{ $isAlwaysSeen: boolean }>`
  flex: none;
  opacity: ${({ $isAlwaysSeen }) => ($isAlwaysSeen ? 1 : 0)};
  &:focus-visible {
    opacity: 1;
  }
  @media (hover: none) {
    opacity: 1;
  }
`

const Row = styled.li`
  display: flex;
  align-items: center;
  gap: 12px;
  min-height: 40px;
  padding: 4px 0;
  &:hover ${Write} {
    opacity: 1;
  }
`

const Words = styled.div`
  flex: 1;
  min-width: 0;
`

const Name = styled.div`
  ${oneLine}
`

const Role = styled(Secondary)`
  ${oneLine}
  display: block;
  font-size: 12px;
`

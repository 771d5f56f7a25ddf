import * as React from 'react'
import { useDispatch, useSelector } from 'react-redux'
import styled from 'styled-components'

import { currentTeamId } from '../host.ts'
import { useTranslate } from '../i18n.ts'
import { StartButton } from '../incident/start-button.tsx'
import { useProduct } from '../product.ts'
import type { Scope } from '../state/incidents.ts'
import { rhs } from '../state/rhs.ts'
import { mayStart, myRights } from '../state/selectors.ts'
import { Choices } from '../ui/choices.tsx'
import { Menu } from '../ui/menu.tsx'
import { usePaths } from '../use-paths.ts'
import { useFocusOnChoice } from './focus-on-choice.ts'

interface ListHeadingProps {
  readonly scope: Scope
  /** The view below it says how to begin. */
  readonly isEmpty: boolean
}

/** Which incidents are listed, how to start one, and the ways to the pages. */
export function ListHeading({ scope, isEmpty }: ListHeadingProps) {
  const translate = useTranslate()
  const { start } = useProduct()
  const dispatch = useDispatch()
  const teamId = useSelector(currentTeamId)
  const canStart = useSelector(mayStart)
  const title = useFocusOnChoice<HTMLHeadingElement>()
  return (
    <Top>
      <Title ref={title} tabIndex={-1}>
        {translate(scope === 'mine' ? 'webapp.list.heading' : 'webapp.list.heading_team')}
      </Title>
      <Buttons>
        {canStart && !isEmpty && <StartButton text='webapp.list.start' onStart={start} />}
        <Pages />
      </Buttons>
      <Choices
        label={translate('webapp.list.scope')}
        choices={[
          { value: 'mine', text: translate('webapp.list.mine') },
          { value: 'team', text: translate('webapp.list.team') },
        ]}
        chosen={scope}
        onChoose={(chosen) => dispatch(rhs.actions.scopeChosen({ teamId, scope: chosen }))}
      />
    </Top>
  )
}

/** Guests, of whom no rights are known, find no playbooks. */
function Pages() {
  const translate = useTranslate()
  const { navigation } = useProduct()
  const { playbooks, incidents } = usePaths()
  const rights = useSelector(myRights)
  const to = (path: string) => () => navigation.goTo(path)
  return (
    <Menu
      label={translate('webapp.list.menu')}
      entries={[
        ...(rights?.create_playbooks
          ? [{ text: translate('webapp.list.create_playbook'), onChoose: to(playbooks) }]
          : []),
        ...(rights ? [{ text: translate('webapp.list.see_playbooks'), onChoose: to(playbooks) }] : []),
        { text: translate('webapp.list.see_incidents'), onChoose: to(incidents) },
      ]}
    />
  )
}

const Top = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 12px 8px;
  padding: 16px;
`

const Title = styled.h2`
  outline: none;
  margin: 0;
  font-size: 16px;
  font-weight: 600;
`

const Buttons = styled.div`
  display: flex;
  align-items: center;
  gap: 4px;
`

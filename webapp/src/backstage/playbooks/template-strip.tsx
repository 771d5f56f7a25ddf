import * as React from 'react'
import { useId } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../../i18n.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { Secondary } from '../../ui/text.tsx'
import { BUILT_IN } from '../editor/template.ts'
import { usePaths } from '../../use-paths.ts'

/** What a new playbook can begin with; nothing is kept before it is saved. */
export function TemplateStrip() {
  const translate = useTranslate()
  const paths = usePaths()
  const id = useId()
  return (
    <Strip aria-labelledby={id}>
      <Title id={id}>{translate('webapp.playbooks.templates')}</Title>
      <List>
        <li>
          <Card to={paths.newPlaybook}>
            <b>{translate('webapp.playbooks.blank')}</b>
            <Secondary>{translate('webapp.playbooks.blank_text')}</Secondary>
          </Card>
        </li>
        <li>
          <Card to={`${paths.newPlaybook}?template=${BUILT_IN}`}>
            <b>{translate('webapp.template.name')}</b>
            <Secondary>{translate('webapp.template.summary')}</Secondary>
          </Card>
        </li>
      </List>
    </Strip>
  )
}

const Strip = styled.section`
  margin-bottom: 24px;
`

const Title = styled.h2`
  margin: 0 0 8px;
  font-size: 14px;
  font-weight: 600;
`

const List = styled.ul`
  display: flex;
  flex-wrap: wrap;
  gap: 12px;
  margin: 0;
  padding: 0;
  list-style: none;
  & > li {
    display: flex;
  }
`

const Card = styled(PageLink)`
  display: flex;
  flex-direction: column;
  gap: 4px;
  box-sizing: border-box;
  width: 300px;
  min-height: 76px;
  padding: 12px 16px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-radius: var(--radius-m, 8px);
  color: inherit;
  &:hover {
    border-color: var(--button-bg);
    text-decoration: none;
  }
`

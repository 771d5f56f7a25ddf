import * as React from 'react'
import { useCallback, type ReactNode } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { Duration } from '../../incident/duration.tsx'
import { NextUpdate } from '../../incident/next-update.tsx'
import { PersonChip } from '../../incident/person-chip.tsx'
import { useMeet } from '../../incident/person-name.ts'
import { useProduct } from '../../product.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { Secondary } from '../../ui/text.tsx'
import { usePaths } from '../../use-paths.ts'
import { useLoad } from '../use-load.ts'
import { Section } from './section.tsx'

/** Who leads, where the tasks come from, how long it lasts. */
export function About({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  useMeet([incident.commander_user_id, incident.reporter_user_id])
  return (
    <Section title={translate('webapp.details.about')}>
      <Facts>
        <Fact title={translate('webapp.summary.commander')}>
          <PersonChip id={incident.commander_user_id} />
        </Fact>
        <Fact title={translate('webapp.summary.reported')}>
          <PersonChip id={incident.reporter_user_id} />
        </Fact>
        {incident.playbook_id !== '' && (
          <Fact title={translate('webapp.details.playbook')}>
            <PlaybookTitle key={incident.playbook_id} id={incident.playbook_id} />
          </Fact>
        )}
        <Fact title={translate('webapp.summary.duration')}>
          <Duration incident={incident} />
        </Fact>
        <Fact title={translate('webapp.summary.next')}>
          <NextUpdate incident={incident} />
        </Fact>
      </Facts>
    </Section>
  )
}

/** Deleted and private playbooks look the same. */
function PlaybookTitle({ id }: { readonly id: string }) {
  const translate = useTranslate()
  const { details } = useProduct()
  const paths = usePaths()
  const { value, failure } = useLoad(useCallback(() => details.playbook(id), [details, id]))
  if (value) {
    return (
      <PageLink to={paths.playbook(id)}>
        <bdi>{value.title}</bdi>
      </PageLink>
    )
  }
  return failure ? <Secondary>{translate('webapp.details.no_playbook')}</Secondary> : null
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const Facts = styled.dl`
  margin: 0;
  & > div {
    display: flex;
    gap: 12px;
    padding: 4px 0;
  }
  & dt {
    flex: 0 0 112px;
    font-weight: 600;
  }
  & dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
`

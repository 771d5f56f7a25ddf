import * as React from 'react'
import { useId } from 'react'
import styled from 'styled-components'

import type { Incident } from '../../../../server/contract/incident.ts'
import { useTranslate } from '../../i18n.ts'
import { CompletionSection } from './completion-section.tsx'
import { Deliveries } from './deliveries.tsx'
import { ReviewBoxes } from './review-boxes.tsx'

/** How it went, in figures. */
export function Review({ incident }: { readonly incident: Incident }) {
  const translate = useTranslate()
  const id = useId()
  return (
    <Box aria-labelledby={id}>
      <Heading id={id}>{translate('webapp.review.heading')}</Heading>
      <ReviewBoxes incident={incident} />
      <CompletionSection incident={incident} />
      {incident.can_edit && <Deliveries incident={incident} />}
    </Box>
  )
}

const Box = styled.section`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`

const Heading = styled.h2`
  margin: 8px 0 0;
  font-family: Metropolis, inherit;
  font-size: 18px;
  font-weight: 600;
`

import * as React from 'react'
import styled from 'styled-components'

import { About } from './about.tsx'
import { DetailsFrame } from './details-frame.tsx'
import { Overview } from './overview.tsx'
import { Participants } from './participants.tsx'
import { Review } from './review.tsx'
import { Updates } from './updates.tsx'

/** One incident for those who only want to know how it stands, and below it the figures to learn from. */
export function OverviewPage() {
  return (
    <DetailsFrame tab='overview'>
      {(incident) => (
        <>
          <Columns>
            <Column>
              <Overview incident={incident} />
              <Updates incident={incident} />
            </Column>
            <Column>
              <About incident={incident} />
              <Participants incident={incident} />
            </Column>
          </Columns>
          <Review incident={incident} />
        </>
      )}
    </DetailsFrame>
  )
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  gap: 16px;
  align-items: start;
`

const Column = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`

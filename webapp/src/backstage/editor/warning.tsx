import styled from 'styled-components'

/** Something to think about before it is saved. */
export const Warning = styled.div.attrs({ role: 'status' })`
  margin-top: 8px;
  padding: 8px 12px;
  border-inline-start: 4px solid rgb(var(--semantic-color-warning, var(--button-bg-rgb)));
  background: rgba(var(--center-channel-color-rgb), 0.04);
`

import styled, { css } from 'styled-components'

/** Read by screen readers, seen by nobody. */
export const Hidden = styled.span`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`

export const Secondary = styled.span`
  color: rgba(var(--center-channel-color-rgb), 0.72);
`

export const oneLine = css`
  min-width: 0;
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
`

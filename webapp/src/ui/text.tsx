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

/** Stronger than the host's own secondary text, which misses 4.5:1 on some of its themes. */
export const Secondary = styled.span`
  color: rgba(var(--center-channel-color-rgb), 0.8);
`

export const oneLine = css`
  min-width: 0;
  overflow: hidden;
  white-space: nowrap;
  text-overflow: ellipsis;
`

import styled, { css } from 'styled-components'

/** There for the keyboard and for screen readers, seen by nobody. */
export const hiddenStyle = css`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
`

export const Hidden = styled.span`
  ${hiddenStyle}
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

/** A sentence that stands for something, such as an empty list. */
export const Note = styled.p`
  margin: 0;
  padding: 16px;
`

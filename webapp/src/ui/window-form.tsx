import styled from 'styled-components'

/** What is filled in in a window: its body scrolls, its foot stays. */
export const WindowForm = styled.form`
  display: flex;
  flex: 1;
  flex-direction: column;
  min-height: 0;
  margin: 0;
`

export const WindowBody = styled.div`
  flex: 1;
  min-height: 0;
  padding: 4px 24px;
  overflow-y: auto;
`

export const WindowFoot = styled.footer`
  flex: none;
  padding: 16px 24px 20px;
  border-top: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
`

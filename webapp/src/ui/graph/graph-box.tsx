import styled from 'styled-components'

/** What a graph is drawn in, one stop of the keyboard. */
export const GraphBox = styled.div`
  position: relative;
  border-radius: var(--radius-s, 4px);
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
  & > svg {
    display: block;
  }
`

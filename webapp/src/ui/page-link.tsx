import * as React from 'react'
import { forwardRef, type AnchorHTMLAttributes, type MouseEvent } from 'react'
import styled from 'styled-components'

import { useProduct } from '../product.ts'

interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** Below the site's sub-path. */
  readonly to: string
}

/** A link within Mattermost: followed without loading everything anew, and a real one for a new tab. */
export const PageLink = forwardRef<HTMLAnchorElement, PageLinkProps>(function PageLink(
  { to, onClick, children, ...others },
  ref,
) {
  const { page, navigation } = useProduct()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    navigation.goTo(to)
  }
  return (
    <Anchor ref={ref} {...others} href={`${page.basename ?? ''}${to}`} onClick={follow}>
      {children}
    </Anchor>
  )
})

/** Anything else opens a tab or a window, which the browser does by itself. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

const Anchor = styled.a`
  border-radius: var(--radius-s, 4px);
  color: var(--link-color);
  text-decoration: none;
  &:hover {
    text-decoration: underline;
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: 1px;
  }
`

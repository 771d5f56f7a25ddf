import * as React from 'react'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { LinkButton } from './button.tsx'

/** Pixels above which something is folded. */
const FOLDED_HEIGHT = 277

/** Shows the beginning of what is long, and the rest on demand. */
export function Foldable({ children }: { readonly children: ReactNode }) {
  const translate = useTranslate()
  const box = useRef<HTMLDivElement>(null)
  const [isLong, setLong] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const content = box.current
    if (!content) return undefined
    const measure = () => setLong(content.scrollHeight > FOLDED_HEIGHT)
    measure()
    if (!('ResizeObserver' in window)) return undefined
    const observer = new ResizeObserver(measure)
    for (const child of content.children) observer.observe(child)
    return () => observer.disconnect()
  }, [children])
  return (
    <>
      <Content ref={box} $isFolded={isLong && !isOpen}>
        {children}
      </Content>
      {isLong && (
        <LinkButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {translate(isOpen ? 'webapp.show_less' : 'webapp.show_more')}
        </LinkButton>
      )}
    </>
  )
}

const Content = styled.div<{ $isFolded: boolean }>`
  max-height: ${({ $isFolded }) => ($isFolded ? `${FOLDED_HEIGHT}px` : 'none')};
  overflow: hidden;
`

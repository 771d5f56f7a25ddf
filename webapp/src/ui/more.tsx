import * as React from 'react'
import { useEffect, useRef } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { QuietButton } from './button.tsx'

interface MoreProps {
  readonly isReading: boolean
  readonly onMore: () => void
}

/** The end of a list that goes on: coming into sight is enough, pressing works as well. */
export function More({ isReading, onMore }: MoreProps) {
  const translate = useTranslate()
  const place = useRef<HTMLDivElement>(null)
  const whenSeen = useRef(onMore)
  useEffect(() => {
    whenSeen.current = onMore
  }, [onMore])
  useEffect(() => {
    if (!place.current || !('IntersectionObserver' in window)) return undefined
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) whenSeen.current()
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return (
    <Foot ref={place}>
      <QuietButton disabled={isReading} onClick={onMore}>
        {translate(isReading ? 'webapp.loading' : 'webapp.list.more')}
      </QuietButton>
    </Foot>
  )
}

const Foot = styled.div`
  padding: 16px;
`

import * as React from 'react'
import { useEffect, useRef } from 'react'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { QuietButton } from './button.tsx'
import { Secondary } from './text.tsx'

interface PagingProps {
  /** From 1. */
  readonly page: number
  readonly perPage: number
  /** Of all pages together. */
  readonly total: number
  readonly onPage: (page: number) => void
}

/** Where one is in a list, and the ways on and back as far as there are any. */
export function Paging({ page, perPage, total, onPage }: PagingProps) {
  const translate = useTranslate()
  const range = useRef<HTMLSpanElement>(null)
  const pressed = useRef(false)
  useEffect(() => {
    // The button that had the focus may be gone with the page.
    if (pressed.current && document.activeElement === document.body) range.current?.focus()
    pressed.current = false
  }, [page])
  const go = (to: number) => {
    pressed.current = true
    onPage(to)
  }
  const first = (page - 1) * perPage + 1
  const last = Math.min(page * perPage, total)
  return (
    <Bar aria-label={translate('webapp.paging.name')}>
      {page > 1 && (
        <QuietButton onClick={() => go(page - 1)}>{translate('webapp.paging.previous')}</QuietButton>
      )}
      <Secondary ref={range} tabIndex={-1}>
        {translate('webapp.paging.range', { first, last, total })}
      </Secondary>
      {last < total && (
        <QuietButton onClick={() => go(page + 1)}>{translate('webapp.paging.next')}</QuietButton>
      )}
    </Bar>
  )
}

const Bar = styled.nav`
  display: flex;
  align-items: center;
  justify-content: center;
  gap: 16px;
  padding: 16px 0;
  & > span {
    outline: none;
  }
`

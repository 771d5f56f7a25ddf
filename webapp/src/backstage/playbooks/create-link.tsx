import * as React from 'react'
import styled from 'styled-components'

import { useTranslate, type TextId } from '../../i18n.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { usePaths } from '../../use-paths.ts'

/** To a blank playbook; looks like the one thing to do next. */
export function CreateLink({ text }: { readonly text: TextId }) {
  const translate = useTranslate()
  const paths = usePaths()
  return <Link to={paths.newPlaybook}>{translate(text)}</Link>
}

const Link = styled(PageLink)`
  display: inline-block;
  padding: 8px 16px;
  background: var(--button-bg);
  background: color-mix(in srgb, var(--button-bg) 88%, black);
  color: var(--button-color);
  font-weight: 600;
`

import * as React from 'react'
import styled from 'styled-components'

import { useProduct } from '../product.ts'

/** Text of people through the host's renderer; plain where the page lends none. */
export function Markdown({
  text,
  isOneLine = false,
}: {
  readonly text: string
  readonly isOneLine?: boolean
}) {
  const { PostUtils } = useProduct().page
  if (!PostUtils) return <Plain dir='auto'>{text}</Plain>
  const html = PostUtils.formatText(text, {
    singleline: isOneLine,
    mentionHighlight: false,
    atMentions: true,
  })
  return <Text dir='auto'>{PostUtils.messageHtmlToComponent(html)}</Text>
}

const Text = styled.div`
  overflow-wrap: anywhere;
  & > p:last-child {
    margin-bottom: 0;
  }
`

const Plain = styled(Text)`
  white-space: pre-wrap;
`

import * as React from 'react'
import { memo } from 'react'
import styled from 'styled-components'

import { useProduct } from '../product.ts'

interface MarkdownProps {
  readonly text: string
  /** For titles: no paragraphs, lists or headings. */
  readonly isOneLine?: boolean
}

/** Text of people through the host's renderer; plain where the page lends none. */
export const Markdown = memo(function Markdown({ text, isOneLine = false }: MarkdownProps) {
  const { PostUtils } = useProduct().page
  const element = isOneLine ? 'span' : 'div'
  if (!PostUtils) {
    return (
      <Plain as={element} dir='auto'>
        {text}
      </Plain>
    )
  }
  const html = PostUtils.formatText(text, {
    singleline: isOneLine,
    mentionHighlight: false,
    atMentions: true,
  })
  return (
    <Text as={element} dir='auto'>
      {PostUtils.messageHtmlToComponent(html)}
    </Text>
  )
})

const Text = styled.div`
  overflow-wrap: anywhere;
  & > :first-child {
    margin-top: 0;
  }
  & > :last-child {
    margin-bottom: 0;
  }
`

const Plain = styled(Text)`
  white-space: pre-wrap;
`

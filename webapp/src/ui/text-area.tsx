import * as React from 'react'
import { forwardRef, useImperativeHandle, useLayoutEffect, useRef, type TextareaHTMLAttributes } from 'react'
import styled from 'styled-components'

import { controlStyle } from './field.tsx'

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly value: string }

/** Grows with its text, up to a good part of the window. */
export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(props, ref) {
  const area = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(ref, () => area.current, [])
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + 2}px`
  }, [props.value])
  return <Box ref={area} dir='auto' {...props} />
})

const Box = styled.textarea`
  ${controlStyle}
  display: block;
  min-height: 96px;
  max-height: 40vh;
  overflow-y: auto;
  resize: vertical;
`

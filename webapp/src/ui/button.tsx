import * as React from 'react'
import { forwardRef, type ButtonHTMLAttributes, type ReactElement } from 'react'
import styled from 'styled-components'

const focusRing = `
  &:focus-visible {
    outline: 2px solid var(--button-bg);
    outline-offset: 1px;
  }
`

const base = `
  min-height: 24px;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: inherit;
  font: inherit;
  cursor: pointer;
  &:disabled {
    cursor: default;
    opacity: 0.56;
  }
  ${focusRing}
`

/** The one thing to do next. A little darker than the host's own, whose white on blue misses 4.5:1 in Onyx. */
export const PrimaryButton = styled.button.attrs({ type: 'button' })`
  ${base}
  padding: 8px 16px;
  background: var(--button-bg);
  background: color-mix(in srgb, var(--button-bg) 88%, black);
  color: var(--button-color);
  font-weight: 600;
`

export const QuietButton = styled.button.attrs({ type: 'button' })`
  ${base}
  padding: 4px 8px;
  background: rgba(var(--button-bg-rgb), 0.08);
  color: var(--center-channel-color);
  font-weight: 600;
`

/** Shows a value and opens what it can be changed to. */
export const ChipButton = styled(QuietButton)`
  display: inline-flex;
  align-items: center;
  gap: 4px;
  max-width: 100%;
  padding: 2px 8px;
  font-weight: 400;
`

/** Looks like a link, does something here. */
export const LinkButton = styled.button.attrs({ type: 'button' })`
  ${base}
  padding: 0;
  color: var(--link-color);
  text-align: start;
  &:hover {
    text-decoration: underline;
  }
`

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  readonly icon: ReactElement
  /** What it does, for screen readers and as a tooltip. */
  readonly label: string
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, ...others },
  ref,
) {
  return (
    <RoundButton ref={ref} aria-label={label} title={label} {...others}>
      <Icon>{icon}</Icon>
    </RoundButton>
  )
})

const RoundButton = styled.button.attrs({ type: 'button' })`
  ${base}
  display: inline-flex;
  align-items: center;
  justify-content: center;
  flex: none;
  width: 32px;
  height: 32px;
  font-size: 20px;
  color: rgba(var(--center-channel-color-rgb), 0.8);
  &:hover {
    background: rgba(var(--center-channel-color-rgb), 0.08);
  }
`

/** A picture that says nothing which a text beside it does not say. */
export const Icon = styled.span.attrs({ 'aria-hidden': true })`
  display: inline-flex;
  flex: none;
`

/** An icon that points along the line turns round in right-to-left languages. */
export const DirectedIcon = styled(Icon)`
  [dir='rtl'] & {
    transform: scaleX(-1);
  }
`

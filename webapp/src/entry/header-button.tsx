import * as React from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import type { HostState, Registry } from '../host.ts'
import { inEnglish, useTranslate } from '../i18n.ts'
import { ProductProvider, useProduct, type Product } from '../product.ts'
import { isTeamOff } from '../state/selectors.ts'
import { FlagIcon } from '../ui/icons.tsx'

export type HeaderButton = ReturnType<typeof makeHeaderButton>

/**
 * The button that opens and closes the sidebar. Mattermost shows what is registered as a channel header button in
 * the App Bar, or where there is none in the channel header, or on narrow windows in the channel's menu.
 */
export function makeHeaderButton(registry: Registry, { panel }: Product) {
  const name = inEnglish('webapp.title')
  let id: string | undefined
  return {
    show(): void {
      id ??= registry.registerChannelHeaderButtonAction(<FlagIcon size={18} />, panel.toggle, name, name)
    },
    hide(): void {
      if (id !== undefined) registry.unregisterComponent(id)
      id = undefined
    },
  }
}

/** The same button in the channel header where Mattermost keeps the other one in the App Bar. */
export function makeHeaderIcon(product: Product) {
  return function HeaderIcon() {
    return (
      <ProductProvider value={product}>
        <Toggle />
      </ProductProvider>
    )
  }
}

function Toggle() {
  const translate = useTranslate()
  const { panel } = useProduct()
  const isOpen = useSelector(panel.isOpen)
  const isHidden = useSelector((state: HostState) => isTeamOff(state) || hasNoAppBar(state))
  if (isHidden) return null
  const name = translate('webapp.title')
  return (
    <Button id='incidentIcon' aria-label={name} title={name} aria-pressed={isOpen} onClick={panel.toggle}>
      <FlagIcon size={18} />
    </Button>
  )
}

const hasNoAppBar = ({ entities }: HostState) => entities.general.config['DisableAppBar'] === 'true'

/** Source of sizes and colours: the buttons of the channel header in Mattermost 11.6. */
const Button = styled.button.attrs({ type: 'button' })`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  width: 32px;
  height: 32px;
  padding: 0;
  border: 0;
  border-radius: var(--radius-s, 4px);
  background: transparent;
  color: rgba(var(--center-channel-color-rgb), 0.75);
  cursor: pointer;
  &:hover {
    background: rgba(var(--center-channel-color-rgb), 0.08);
  }
  &[aria-pressed='true'] {
    background: rgba(var(--button-bg-rgb), 0.08);
    color: var(--button-bg);
  }
  &:focus-visible {
    outline: 2px solid var(--button-bg);
  }
  @media (max-width: 768px) {
    display: none;
  }
`

import * as React from 'react'
import { useLocation } from 'react-router-dom'

import { browserHistory } from '../history.ts'
import { usePageState } from '../state/store.ts'
import { Menu, MenuItem } from './menu.tsx'

/** The switch between Channels and what plugins registered as products. */
export function ProductMenu() {
  const products = usePageState((state) => state.plugins.components.Product) ?? []
  const { pathname } = useLocation()
  const current = products.find(({ baseURL }) => pathname.startsWith(baseURL))
  return (
    <Menu
      id='product_switch_menu'
      className='global-header__switch'
      label='Product switch menu'
      icon={<i className='icon icon-products' aria-hidden='true' />}
    >
      <MenuItem icon='product-channels' isChosen={!current} onChoose={() => browserHistory.push('/')}>
        Channels
      </MenuItem>
      {products.map((product) => (
        <MenuItem
          key={product.id}
          icon={typeof product.switcherIcon === 'string' ? product.switcherIcon : 'power-plug-outline'}
          isChosen={product === current}
          onChoose={() => browserHistory.push(product.switcherLinkURL)}
        >
          {product.switcherText}
        </MenuItem>
      ))}
    </Menu>
  )
}

import * as React from 'react'

import { AccountMenu } from './account-menu.tsx'
import { ProductMenu } from './product-menu.tsx'

/** The bar above everything; what the real one has and nothing here needs is only painted. */
export function GlobalHeader() {
  return (
    <header id='global-header' className='global-header'>
      <div className='global-header__left'>
        <ProductMenu />
        <i className='icon icon-mattermost' aria-hidden='true' />
        <span className='global-header__brand'>Mattermost</span>
        <span className='global-header__edition'>STAND-IN</span>
      </div>
      <div className='global-header__search' aria-hidden='true'>
        <i className='icon icon-magnify' /> Search
      </div>
      <div className='global-header__right'>
        <AccountMenu id='account-menu-header' />
      </div>
    </header>
  )
}

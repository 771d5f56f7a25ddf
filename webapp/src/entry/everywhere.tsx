import * as React from 'react'
import { useCallback, useEffect, useSyncExternalStore, type ComponentType } from 'react'
import { useSelector } from 'react-redux'

import { currentUserId, followWidth, isNarrow } from '../host.ts'
import { ProductProvider, useProduct, type Product } from '../product.ts'
import { isTeamOff } from '../state/selectors.ts'
import { PartBoundary } from '../ui/part-boundary.tsx'
import type { HeaderButton } from './header-button.tsx'
import type { MainMenu } from './main-menu.ts'
import { Toasts } from './toasts.tsx'
import { useEntering } from './use-entering.ts'
import { useTeam } from './use-team.ts'

interface EverywhereDeps {
  readonly product: Product
  readonly headerButton: HeaderButton
  readonly mainMenu: MainMenu
  /** Windows of ours, each of which shows itself when it is wanted. */
  readonly windows: readonly ComponentType[]
}

/** Lives as long as somebody is logged in, whatever place of Mattermost is on screen. */
export function makeEverywhere({ product, headerButton, mainMenu, windows }: EverywhereDeps): ComponentType {
  return function Everywhere() {
    const isLoggedIn = useSelector(currentUserId) !== ''
    if (!isLoggedIn) return null
    return (
      <ProductProvider value={product}>
        <Following headerButton={headerButton} mainMenu={mainMenu} />
        {windows.map((Window, index) => (
          // A window that breaks closes; what it was about goes on.
          <PartBoundary key={index} fallback={() => null}>
            <Window />
          </PartBoundary>
        ))}
        <Toasts />
      </ProductProvider>
    )
  }
}

/** Follows the person through teams and channels. */
function Following({ headerButton, mainMenu }: Pick<EverywhereDeps, 'headerButton' | 'mainMenu'>) {
  const { page } = useProduct()
  const isOff = useSelector(isTeamOff)
  useTeam()
  useEffect(() => {
    if (isOff) headerButton.hide()
    else headerButton.show()
  }, [headerButton, isOff])
  const isNarrowNow = useSyncExternalStore(
    useCallback((onChange) => followWidth(page, onChange), [page]),
    () => isNarrow(page),
  )
  useEffect(() => {
    if (isOff || isNarrowNow) mainMenu.hide()
    else mainMenu.show()
  }, [mainMenu, isOff, isNarrowNow])
  useEntering()
  return null
}

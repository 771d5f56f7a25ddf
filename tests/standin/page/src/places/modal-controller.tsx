import * as React from 'react'

import { usePageDispatch, usePageState } from '../state/store.ts'

/** Windows that plugins open through `WebappUtils.modals.openModal`. */
export function ModalController() {
  const dispatch = usePageDispatch()
  const { modalState } = usePageState((state) => state.views.modals)
  return (
    <>
      {Object.entries(modalState).map(([modalId, { dialogType: Window, dialogProps }]) => {
        const close = () => dispatch({ type: 'MODAL_CLOSE', modalId })
        return <Window key={modalId} show={true} onExited={close} onHide={close} {...dialogProps} />
      })}
    </>
  )
}

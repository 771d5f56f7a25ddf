import * as React from 'react'
import { useEffect } from 'react'
import { useSelector } from 'react-redux'
import styled from 'styled-components'

import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'
import type { Toast } from '../state/notices.ts'
import { noticesOf } from '../state/selectors.ts'
import { IconButton, QuietButton } from '../ui/button.tsx'
import { sentenceOf } from '../ui/failed.tsx'
import { CloseIcon } from '../ui/icons.tsx'
import { Hidden } from '../ui/text.tsx'

const SUCCESS_SHOWS_FOR = 5000

/** What happened, one sentence at a time, and the live regions in which screen readers hear of it. */
export function Toasts() {
  const translate = useTranslate()
  const { toasts, announcement } = useSelector(noticesOf)
  const toast = toasts[0]
  return (
    <>
      <Hidden role='status' aria-live='polite'>
        {announcement && (
          <span key={announcement.count}>
            {translate(announcement.notice.text, announcement.notice.values)}
          </span>
        )}
      </Hidden>
      <Place role='alert'>{toast?.kind === 'error' && <ErrorToast key={toast.id} toast={toast} />}</Place>
      <Place role='status'>
        {toast?.kind === 'success' && <SuccessToast key={toast.id} toast={toast} />}
      </Place>
    </>
  )
}

function ErrorToast({ toast }: { readonly toast: Toast }) {
  const translate = useTranslate()
  const { notify } = useProduct()
  return (
    <Box $edge='var(--error-text)'>
      <Text dir='auto'>{sentenceOf(translate, translate(toast.text, toast.values), toast.failure)}</Text>
      {toast.canRetry && (
        <QuietButton onClick={() => notify.tryAgain(toast.id)}>{translate('webapp.try_again')}</QuietButton>
      )}
      <QuietButton onClick={() => notify.dismiss(toast.id)}>{translate('webapp.dismiss')}</QuietButton>
    </Box>
  )
}

function SuccessToast({ toast: { id, text, values } }: { readonly toast: Toast }) {
  const translate = useTranslate()
  const { notify, page } = useProduct()
  useEffect(() => {
    const timer = page.setTimeout(() => notify.dismiss(id), SUCCESS_SHOWS_FOR)
    return () => page.clearTimeout(timer)
  }, [page, notify, id])
  const close = translate('webapp.dismiss')
  return (
    <Box $edge='var(--online-indicator)'>
      <Text dir='auto'>{translate(text, values)}</Text>
      <IconButton icon={<CloseIcon size={16} />} label={close} onClick={() => notify.dismiss(id)} />
    </Box>
  )
}

/** Above the host's own windows, whose layers end at about 1,100. */
const Place = styled.div`
  position: fixed;
  z-index: 1200;
  bottom: 16px;
  left: 50%;
  max-width: calc(100vw - 32px);
  transform: translateX(-50%);
`

const Box = styled.div<{ $edge: string }>`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: flex-end;
  gap: 8px;
  box-sizing: border-box;
  width: max-content;
  max-width: min(480px, 100%);
  padding: 8px 12px;
  border: 1px solid rgba(var(--center-channel-color-rgb), 0.16);
  border-inline-start: 4px solid ${({ $edge }) => $edge};
  border-radius: var(--radius-s, 4px);
  background: var(--center-channel-bg);
  color: var(--center-channel-color);
  box-shadow: var(--elevation-4);
`

const Text = styled.span`
  flex: 1 1 auto;
  min-width: 0;
  padding: 4px 0;
  overflow-wrap: anywhere;
`

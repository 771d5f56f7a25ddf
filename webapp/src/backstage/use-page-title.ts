import { useEffect } from 'react'

import { useTranslate } from '../i18n.ts'
import { useProduct } from '../product.ts'

/** The browser's title while a page is on screen. @param name Of the page, or of what it shows. */
export function usePageTitle(name: string): void {
  const translate = useTranslate()
  const { document } = useProduct().page
  const title = translate('webapp.pages.document_title', { name })
  useEffect(() => {
    document.title = title
  }, [document, title])
}

/** Leaves the title as it was found when the pages are left. */
export function useTitleOfHost(document: { title: string }): void {
  useEffect(() => {
    const title = document.title
    return () => {
      document.title = title
    }
  }, [document])
}

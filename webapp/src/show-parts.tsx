import { afterEach } from '@jest/globals'
import { cleanup, configure, render } from '@testing-library/react'
import * as React from 'react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import { Provider } from 'react-redux'
import type { Store } from 'redux'

import type { makeFakeHost } from './fake-host.ts'

type Messages = Readonly<Record<string, string>>

/**
 * Shows parts of ours as Mattermost does, in its language and with its store; for tests.
 *
 * @returns What the library gives, and `speak`, which shows the same in another language.
 */
export function showParts(host: ReturnType<typeof makeFakeHost>, parts: ReactNode) {
  const inLanguage = (texts: Messages) => (
    <IntlProvider locale='en' timeZone='UTC' messages={{ ...texts }} onError={() => undefined}>
      <Provider store={host.store as unknown as Store}>{parts}</Provider>
    </IntlProvider>
  )
  const shown = render(inLanguage({}))
  return { ...shown, speak: (texts: Messages) => shown.rerender(inLanguage(texts)) }
}

// jsdom neither scrolls nor knows the top layer. Newer Chromium answers with a promise, which an effect must not return.
const scrollIntoView: () => unknown = () => Promise.resolve()
Object.assign(Element.prototype, { scrollIntoView })
Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})

// Many tests share a machine: what is slow is not yet missing.
configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)

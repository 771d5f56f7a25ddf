import * as React from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { Preferences } from '../../../server/contract/settings.ts'
import type { UserSettings } from '../host.ts'
import { inEnglish, useTranslate } from '../i18n.ts'
import { ProductProvider, useProduct, type Product } from '../product.ts'
import { failureOf, type Failure } from '../request.ts'
import { Failed } from '../ui/failed.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Skeleton } from '../ui/skeleton.tsx'

/**
 * Our tab in the host's Settings window. What it shows lies on our server, so that the button of a message changes
 * the same; the host's own way of keeping such choices would be a second place.
 */
export function makePersonalSettings(product: Product): UserSettings {
  const AssignmentMessages = () => (
    <ProductProvider value={product}>
      <Choice />
    </ProductProvider>
  )
  return {
    uiName: inEnglish('webapp.pages.name'),
    sections: [{ title: inEnglish('webapp.preferences.assignment'), component: AssignmentMessages }],
  }
}

function Choice() {
  const translate = useTranslate()
  const { isOn, failure, read, change } = usePreference()
  if (failure) return <Failed what='webapp.preferences.unread' failure={failure} onRetry={read} />
  if (isOn === undefined) return <Skeleton lines={2} />
  return (
    <RadioGroup
      label={translate('webapp.preferences.assignment')}
      choices={[
        { value: 'on', text: translate('webapp.on') },
        { value: 'off', text: translate('webapp.off') },
      ]}
      chosen={isOn ? 'on' : 'off'}
      onChoose={(value) => change(value === 'on')}
    />
  )
}

/** Whether one is told of assignments: as the server has it, and while a change is on its way as it was chosen. */
function usePreference() {
  const { api, notify } = useProduct()
  const [isOn, setOn] = useState<boolean>()
  const [failure, setFailure] = useState<Failure>()
  /** Changes are sent one after the other. */
  const sent = useRef({ count: 0, known: undefined as Preferences | undefined, last: Promise.resolve() })

  const read = useCallback(() => {
    api.ownPreferences().then(
      (known) => {
        sent.current.known = known
        setFailure(undefined)
        setOn(known.assignment_messages)
      },
      (error: unknown) => setFailure(failureOf(error)),
    )
  }, [api])
  useEffect(read, [read])

  const change = (wanted: boolean): void => {
    const number = ++sent.current.count
    setOn(wanted)
    const send = async () => {
      try {
        sent.current.known = await api.changeOwnPreferences({ assignment_messages: wanted })
        notify.done({ text: 'webapp.preferences.saved' })
      } catch (error) {
        const notice = { text: 'webapp.preferences.unsaved', failure: failureOf(error) } as const
        notify.failed(notice, () => change(wanted))
      }
      // Only the newest of several choices says what shows.
      if (number === sent.current.count) setOn(sent.current.known?.assignment_messages)
    }
    sent.current.last = sent.current.last.then(send)
  }
  return { isOn, failure, read, change }
}

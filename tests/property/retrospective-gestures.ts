import fc from 'fast-check'
import {
  anyVersion,
  asks,
  badVersion,
  becomes,
  nothing,
  planned,
  staleVersion,
  unseen,
  versionQuery,
  type Asked,
  type Gesture,
  type Version,
} from './gesture.ts'
import { recorded, stepped } from './model.ts'
import { anyText, stored } from './texts.ts'

const LENGTH = { min: 0, max: 50_000 }

type Writing = Readonly<{ text: string; version: Version }>

const given = fc.record({ text: anyText(LENGTH), version: anyVersion })

const path = ({ incident }: Asked, behind = ''): string => `/incidents/${incident.id}/retrospective${behind}`

/** Once it is published nothing changes it any more. */
const isFinal = ({ incident: { retrospective } }: Asked): boolean =>
  retrospective.at > 0 && !retrospective.isCanceled

export const write: Gesture<Writing> = {
  name: 'write the retrospective',
  weight: 2,
  given,
  plan(asked, { text, version }) {
    const { incident } = asked
    const written = stored(text, LENGTH)
    return planned(
      asks(asked, {
        method: 'POST',
        path: path(asked) + versionQuery(asked, version),
        body: { retrospective: text },
      }),
      [
        badVersion(asked, version),
        written === undefined && 'invalid',
        unseen(asked),
        isFinal(asked) && 'conflict',
        staleVersion(version),
      ],
      written === incident.retrospective.text || written === undefined
        ? nothing(asked)
        : becomes(asked, ({ at }) =>
            stepped(incident, at, { retrospective: { ...incident.retrospective, text: written } }),
          ),
    )
  },
}

export const publish: Gesture<Writing> = {
  name: 'publish the retrospective',
  weight: 1,
  given,
  plan(asked, { text, version }) {
    const { incident, person } = asked
    const written = stored(text, { ...LENGTH, min: 1 })
    return planned(
      asks(asked, {
        method: 'POST',
        path: path(asked, '/publish') + versionQuery(asked, version),
        body: { retrospective: text },
      }),
      [
        badVersion(asked, version),
        written === undefined && 'invalid',
        unseen(asked),
        isFinal(asked) && 'conflict',
        staleVersion(version),
      ],
      becomes(asked, ({ at }) =>
        stepped(incident, at, {
          retrospective: { text: written ?? '', at, by: person.id, isCanceled: false },
          ...recorded(incident, { type: 'published_retrospective', at, subject: person.id }),
        }),
      ),
    )
  },
}

export const cancel: Gesture<{ version: Version }> = {
  name: 'cancel the retrospective',
  weight: 1,
  given: fc.record({ version: anyVersion }),
  plan(asked, { version }) {
    const { incident, person } = asked
    const { retrospective } = incident
    return planned(
      asks(asked, { method: 'POST', path: path(asked, '/cancel') + versionQuery(asked, version) }),
      [badVersion(asked, version), unseen(asked), isFinal(asked) && 'conflict', staleVersion(version)],
      retrospective.isCanceled
        ? nothing(asked)
        : becomes(asked, ({ at }) =>
            stepped(incident, at, {
              retrospective: { ...retrospective, at, by: person.id, isCanceled: true },
              ...recorded(incident, { type: 'canceled_retrospective', at, subject: person.id }),
            }),
          ),
    )
  },
}

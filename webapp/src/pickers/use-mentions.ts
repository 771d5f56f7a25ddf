import { useEffect, useState } from 'react'

import type { HostApi } from '../host-api.ts'
import { fullNameOf } from '../incident/person-name.ts'
import { useProduct } from '../product.ts'
import type { Mention } from './mention.ts'

const PAUSE = 300
const MOST = 8

/** Something that completes a mention. */
export interface MentionHit {
  readonly id: string
  /** What is written after the sign. */
  readonly name: string
  readonly note: string
}

export interface MentionPlace {
  readonly teamId: string
  /** `''` for everybody on the team. */
  readonly channelId: string
}

/** People of the place, or channels of the team, after each pause in typing; nothing when they cannot be read. */
export function useMentions(mention: Mention | undefined, place: MentionPlace): readonly MentionHit[] {
  const { page, hostApi } = useProduct()
  const [hits, setHits] = useState<readonly MentionHit[]>([])
  const { kind, term } = mention ?? {}
  const { teamId, channelId } = place
  useEffect(() => {
    if (kind === undefined || term === undefined) return setHits([])
    let isCurrent = true
    const show = (found: readonly MentionHit[]) => {
      if (isCurrent) setHits(found.slice(0, MOST))
    }
    const find = () =>
      void (
        kind === 'person'
          ? findPeople(hostApi, { teamId, channelId, term })
          : findChannels(hostApi, teamId, term)
      ).then(show, () => show([]))
    const timer = page.setTimeout(find, PAUSE)
    return () => {
      isCurrent = false
      page.clearTimeout(timer)
    }
  }, [page, hostApi, kind, term, teamId, channelId])
  return hits
}

type Found = Promise<readonly MentionHit[]>

async function findPeople(hostApi: HostApi, search: Parameters<HostApi['findMembers']>[0]): Found {
  const people = await hostApi.findMembers(search)
  return people.map((person) => ({ id: person.id, name: person.username, note: fullNameOf(person) }))
}

async function findChannels(hostApi: HostApi, teamId: string, term: string): Found {
  const channels = await hostApi.findChannels(teamId, term)
  return channels.map(({ name, display_name }) => ({ id: name, name, note: display_name }))
}

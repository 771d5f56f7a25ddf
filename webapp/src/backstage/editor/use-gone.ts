import { useEffect, useState } from 'react'

import { useProduct } from '../../product.ts'

const NOBODY: ReadonlySet<string> = new Set()

/** Which of these people are not in the team any more; nobody, as long as that is not known. */
export function useGone(teamId: string, ids: readonly string[]): ReadonlySet<string> {
  const { hostApi } = useProduct()
  const [gone, setGone] = useState(NOBODY)
  const together = ids.join(' ')
  useEffect(() => {
    if (together === '') return setGone(NOBODY)
    let isCurrent = true
    const asked = together.split(' ')
    hostApi.inTeam(teamId, asked).then(
      (present) => {
        const known = new Set(present)
        if (isCurrent) setGone(new Set(asked.filter((id) => !known.has(id))))
      },
      // Nobody is marked; the server looks at the people again when they are invited.
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [hostApi, teamId, together])
  return gone
}

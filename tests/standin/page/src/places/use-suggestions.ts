import * as React from 'react'

import { rest } from '../rest.ts'
import { store } from '../state/store.ts'

/** One line of the slash-command autocomplete; `Complete` is the whole input without its slash. */
export interface Suggestion {
  readonly Complete: string
  readonly Suggestion: string
  readonly Hint: string
  readonly Description: string
}

interface Suggestions {
  readonly list: readonly Suggestion[]
  readonly chosen: number
  readonly choose: (place: number) => void
  readonly close: () => void
}

const none: readonly Suggestion[] = []

/** What the server suggests for what is typed; only commands are completed. */
export function useSuggestions(input: string, channelId: string): Suggestions {
  const [found, setFound] = React.useState({ input: '', list: none })
  const [closedFor, setClosedFor] = React.useState('')
  const [place, setPlace] = React.useState(0)
  React.useEffect(() => {
    if (!input.startsWith('/')) return
    let isOutdated = false
    void suggestionsFor(input, channelId)
      .then((list) => {
        if (isOutdated) return
        setFound({ input, list })
        setPlace(0)
      })
      .catch(reportError)
    return () => {
      isOutdated = true
    }
  }, [input, channelId])
  const isShown = found.input === input && closedFor !== input
  return {
    list: isShown ? found.list : none,
    chosen: place,
    choose: setPlace,
    close: () => setClosedFor(input),
  }
}

function suggestionsFor(input: string, channelId: string): Promise<Suggestion[]> {
  const query = new URLSearchParams({ user_input: input, channel_id: channelId, root_id: '' })
  const { currentTeamId } = store.getState().entities.teams
  return rest('GET', `/teams/${currentTeamId}/commands/autocomplete_suggestions?${query.toString()}`)
}

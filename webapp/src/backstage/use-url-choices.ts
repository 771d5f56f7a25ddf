import { useCallback, useMemo } from 'react'
import { useHistory, useLocation } from 'react-router-dom'

/** How one choice stands in the address: what a text means, `undefined` where it means nothing, and the way back. */
export interface UrlChoice<Value> {
  readonly fallback: Value
  readonly read: (text: string) => Value | undefined
  readonly write: (value: Value) => string
}

export const textChoice = (maxLength: number): UrlChoice<string> => ({
  fallback: '',
  read: (text) => (text.length <= maxLength ? text : undefined),
  write: (value) => value,
})

/** @param others What may be chosen beside the default. */
export const oneOf = <Value extends string>(
  fallback: Value,
  ...others: readonly Value[]
): UrlChoice<Value> => ({
  fallback,
  read: (text) => others.find((value) => value === text),
  write: (value) => value,
})

/** Off unless the address says `1`. */
export const switchChoice: UrlChoice<boolean> = {
  fallback: false,
  read: (text) => (text === '1' ? true : undefined),
  write: () => '1',
}

/** Pages are counted from 1. */
export const pageChoice: UrlChoice<number> = {
  fallback: 1,
  read: (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined),
  write: String,
}

type Table<Values> = { readonly [Name in keyof Values]: UrlChoice<Values[Name]> }

interface HowChosen {
  /** What is chosen now is not gone back to. */
  readonly replaces: boolean
}

/**
 * Choices that live in the address, so that it can be reloaded, bookmarked and gone back to. Defaults are left out;
 * wrong values count as the default.
 *
 * @param table A constant; each name is the parameter's name.
 */
export function useUrlChoices<Values extends object>(table: Table<Values>) {
  const history = useHistory()
  const { pathname, search } = useLocation()
  const chosen = useMemo(() => readChoices(table, search), [table, search])
  const choose = useCallback(
    (changes: Partial<Values>, { replaces }: HowChosen = { replaces: false }) => {
      const { location } = history
      // Left by now; what was chosen late is for nobody.
      if (location.pathname !== pathname) return
      const next = { ...readChoices(table, location.search), ...changes }
      const to = { ...location, search: writeChoices(table, next) }
      if (to.search === location.search) return
      if (replaces) history.replace(to)
      else history.push(to)
    },
    [table, history, pathname],
  )
  return [chosen, choose] as const
}

function readChoices<Values extends object>(table: Table<Values>, search: string): Values {
  const parameters = new URLSearchParams(search)
  const valueOf = ({ read, fallback }: Readable, text: string | null) =>
    (text === null ? undefined : read(text)) ?? fallback
  const entries = namesOf(table).map((name) => [name, valueOf(table[name], parameters.get(name))])
  return Object.fromEntries(entries) as Values // each name with a value of its choice
}

function writeChoices<Values extends object>(table: Table<Values>, chosen: Values): string {
  const parameters = new URLSearchParams()
  for (const name of namesOf(table)) {
    const { fallback, write } = table[name]
    if (chosen[name] !== fallback) parameters.set(name, write(chosen[name]))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

type Readable = Pick<UrlChoice<unknown>, 'read' | 'fallback'>

const namesOf = <Values extends object>(table: Table<Values>) =>
  Object.keys(table) as (keyof Values & string)[]

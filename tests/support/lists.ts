import { routes } from '../../server/contract/routes.ts'
import type { Incident } from '../../server/contract/incident.ts'
import type { HttpAnswer, Person } from './person.ts'

export type Listed = Readonly<{
  disabled?: boolean
  total_count: number
  page_count: number
  has_more: boolean
  items: readonly Incident[]
  next_cursor: string
}>

export type Query = Readonly<Record<string, string>>

export const askList = (person: Person, query: Query): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${routes.incidents}?${new URLSearchParams(query).toString()}` })

/** @throws {Error} when it is refused. */
export async function list(person: Person, query: Query): Promise<Listed> {
  const { status, body } = await askList(person, query)
  if (status !== 200) throw new Error(`List refused: ${status} ${JSON.stringify(body)}`)
  return body as Listed
}

export const namesOf = ({ items }: Listed): string[] => items.map(({ name }) => name)

/** Follows the cursors to the end. */
export async function allPages(person: Person, query: Query): Promise<Listed[]> {
  const pages = [await list(person, query)]
  for (;;) {
    const cursor = pages.at(-1)?.next_cursor ?? ''
    if (cursor === '') return pages
    pages.push(await list(person, { ...query, cursor }))
  }
}

import type { Playbook } from '../../server/contract/playbook.ts'
import { pathOf, routes } from '../../server/contract/routes.ts'
import type { HttpAnswer, Person } from './person.ts'

type Body = Readonly<Record<string, unknown>>

export const askToCreate = (person: Person, body: Body, headers = {}): Promise<HttpAnswer> =>
  person.ask({ method: 'POST', path: routes.playbooks, body, headers })

/** @returns The id. @throws {Error} when it is refused. */
export async function create(person: Person, body: Body): Promise<string> {
  const { status, body: answer } = await askToCreate(person, body)
  if (status !== 201) throw new Error(`Refused: ${status} ${JSON.stringify(answer)}`)
  return (answer as { id: string }).id
}

export const askFor = (person: Person, id: string, headers = {}): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: pathOf(routes.playbook, { id }), headers })

/** @throws {Error} when it is refused. */
export async function read(person: Person, id: string): Promise<Playbook> {
  const { status, body } = await askFor(person, id)
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as Playbook
}

export const edit = (person: Person, id: string, body: Body): Promise<HttpAnswer> =>
  person.ask({ method: 'PUT', path: pathOf(routes.playbook, { id }), body })

export const remove = (person: Person, id: string): Promise<HttpAnswer> =>
  person.ask({ method: 'DELETE', path: pathOf(routes.playbook, { id }) })

type Query = Readonly<Record<string, string>>

export const askForList = (person: Person, query: Query): Promise<HttpAnswer> =>
  person.ask({ method: 'GET', path: `${routes.playbooks}?${new URLSearchParams(query).toString()}` })

export type ListedPlaybooks = Readonly<{
  total_count: number
  page_count: number
  has_more: boolean
  items: readonly Playbook[]
  next_cursor: string
}>

/** @throws {Error} when it is refused. */
export async function list(person: Person, query: Query): Promise<ListedPlaybooks> {
  const { status, body } = await askForList(person, query)
  if (status !== 200) throw new Error(`Refused: ${status} ${JSON.stringify(body)}`)
  return body as ListedPlaybooks
}

export const titlesOf = ({ items }: ListedPlaybooks): string[] => items.map(({ title }) => title)

export async function count(person: Person, teamId: string): Promise<HttpAnswer> {
  return person.ask({ method: 'GET', path: `${routes.playbookCount}?team_id=${teamId}` })
}

/** As the host asks, with parameters of its own. */
export async function suggestions(person: Person, teamId: string): Promise<HttpAnswer> {
  const query = `team_id=${teamId}&user_input=%2Fincident%20start&parsed=%2Fincident&channel_id=x&root_id=`
  return person.ask({ method: 'GET', path: `${routes.playbookSuggestions}?${query}` })
}

import fc from 'fast-check'
import type { Scene } from '../roles/scene.ts'
import { valueOf, type Json, type Operation } from './schema.ts'

/** A request whose query is spoiled in one place. */
export type SpoiledQuery = Readonly<{ method: string; path: string }>

const VALUES = [
  'x',
  '',
  '-1',
  '0.5',
  '1e3',
  '99999999999999999999',
  '%00',
  '%ff',
  '%F0%9F%94%A5',
  '%25_%5C',
  'null',
  '[]',
  'a,'.repeat(150),
  'x'.repeat(3_000),
]

/** Requests to one door that say something odd in one parameter, or say it twice, or say more than is asked. */
export function anySpoiledQuery(
  scene: Scene,
  door: string,
  { parameters = [] }: Operation,
): fc.Arbitrary<SpoiledQuery> | undefined {
  const asked = parameters.filter((parameter) => parameter.in === 'query')
  if (asked.length === 0) return undefined
  const [method = '', pattern = ''] = door.split(' ')
  const path = filled(scene, pattern)
  const fine = asked
    .filter(({ name }) => name !== 'version' && name !== 'cursor')
    .map(
      ({ name, schema }) =>
        [name, name === 'team_id' ? scene.teams.enabled : textOf(valueOf(schema))] as const,
    )
  const names = fc.constantFrom(...asked.map(({ name }) => name), 'owner_id', '__proto__')
  return fc.tuple(names, fc.constantFrom(...VALUES), fc.subarray(fine)).map(([name, value, others]) => {
    const rest = others.filter(([other]) => other !== name).map((pair) => pair.join('='))
    return { method, path: `${path}?${[...rest, `${name}=${value}`].join('&')}` }
  })
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function filled({ targets, playbooks }: Scene, pattern: string): string {
  const id = pattern.startsWith('/playbooks') ? playbooks.public : targets.public.incidentId
  const known: Readonly<Record<string, string>> = { ...targets.public.parameters, id }
  return pattern.replaceAll(/\{(\w+)\}/g, (_all, name: string) => known[name] ?? id)
}

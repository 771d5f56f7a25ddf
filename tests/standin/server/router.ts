import type { Routes } from './call.ts'

type Handler = Routes[string]

export interface Match {
  readonly handler: Handler
  readonly params: Readonly<Record<string, string>>
}

interface Rule {
  readonly method: string
  readonly segments: readonly string[]
  readonly handler: Handler
}

/** Finds the handler of a path; one with fewer places wins, so `/users/me` comes before `/users/:user`. */
export function makeRouter(routes: Routes): (method: string, path: string) => Match | undefined {
  const rules = Object.entries(routes)
    .map(([key, handler]) => toRule(key, handler))
    .sort((one, other) => placesIn(one) - placesIn(other))
  return (method, path) => {
    const asked = path.split('/')
    for (const rule of rules) {
      const params = rule.method === method ? fit(rule.segments, asked) : undefined
      if (params) return { handler: rule.handler, params }
    }
    return undefined
  }
}

function toRule(key: string, handler: Handler): Rule {
  const [method = '', pattern = ''] = key.split(' ')
  return { method, segments: pattern.split('/'), handler }
}

const placesIn = ({ segments }: Rule): number => segments.filter((segment) => segment.startsWith(':')).length

function fit(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== asked.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const value = asked[index] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = decoded(value)
    else if (segment !== value) return undefined
  }
  return params
}

/** What nobody can have encoded stands for itself, and is found nowhere. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

import { IncidentError, invalid } from './errors.ts'
import type { ChangeFact } from './facts.ts'
import type { Incident } from './incident.ts'
import { isAwaited, type Retrospective } from './retrospective.ts'

type Step = Readonly<{ incident: Incident; facts: readonly ChangeFact[] }>

/** Another text, or the one it has, which makes no fact. @throws {IncidentError} `conflict` once published. */
export function write(incident: Incident, text: string, by: string, at: Date): Step {
  const present = mustBeWritable(incident)
  if (present.text === text) return { incident, facts: [] }
  return step(incident, { ...present, text }, { kind: 'retrospective_written', by, at })
}

/** For good, also after it was cancelled. @throws {IncidentError} `invalid` when blank, `conflict` the second time. */
export function publish(incident: Incident, text: string, by: string, at: Date): Step {
  const present = mustBeWritable(incident)
  if (text === '') throw invalid('A blank retrospective cannot be published.', 'retrospective')
  const next = { ...present, text, publishedAt: at, publishedById: by, wasCanceled: false }
  return step(incident, next, { kind: 'retrospective_published', by, at })
}

/** It can still be written. A second time makes no fact. @throws {IncidentError} `conflict` once published. */
export function cancel(incident: Incident, by: string, at: Date): Step {
  const present = mustBeWritable(incident)
  if (present.wasCanceled) return { incident, facts: [] }
  const next = { ...present, publishedAt: at, publishedById: by, wasCanceled: true }
  return step(incident, next, { kind: 'retrospective_canceled', by, at })
}

const step = (incident: Incident, retrospective: Retrospective, fact: ChangeFact): Step => ({
  incident: {
    ...incident,
    retrospective,
    ...(!isAwaited(retrospective) && { retrospectiveReminderAt: undefined }),
  },
  facts: [fact],
})

function mustBeWritable({ retrospective }: Incident): Retrospective {
  const { isEnabled, publishedAt, wasCanceled } = retrospective
  if (!isEnabled) throw new IncidentError('conflict', 'This incident has no retrospective.')
  if (publishedAt && !wasCanceled) {
    throw new IncidentError('conflict', 'The retrospective is published: its text is final.')
  }
  return retrospective
}

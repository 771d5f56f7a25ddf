import { useEffect, useRef, useState } from 'react'
import { useDispatch } from 'react-redux'

import type { Incident } from '../../../server/contract/incident.ts'
import { useProduct } from '../product.ts'
import type { Failure } from '../request.ts'
import { statusWindow, type Draft } from '../state/status-window.ts'
import { faultsIn, toUpdate, type Fault, type FieldName, type StatusValues } from './status-values.ts'

interface StatusFormOptions {
  readonly incident: Incident
  readonly initial: StatusValues
  /** What the message begins with; only another text is worth asking about. */
  readonly prefill: string
  readonly onDone: () => void
}

export type StatusForm = ReturnType<typeof useStatusForm>

/** What is typed, what is wrong with it, and its way to the server. */
export function useStatusForm({ incident, initial, prefill, onDone }: StatusFormOptions) {
  const [values, setValues] = useState(initial)
  const [faults, setFaults] = useState<Partial<Record<FieldName, Fault>>>({})
  const [failure, setFailure] = useState<Failure>()
  const [isSending, setSending] = useState(false)
  const overview = useOverview(incident, values.description)
  const post = usePosting(incident.id)
  const draft = draftOf(values, { prefill, overview: incident.description })
  const keep = useKeptDraft(incident.id, draft)

  function change(fields: Partial<StatusValues>): void {
    setValues((before) => ({ ...before, ...fields }))
    for (const name of Object.keys(fields)) setFaults((before) => ({ ...before, [name]: undefined }))
  }

  /** @returns The first field that keeps it from being sent, if any does. */
  async function submit(): Promise<FieldName | undefined> {
    if (isSending) return undefined
    const found = faultsIn(values)
    setFaults(found)
    const first = firstOf(found) ?? (overview.isDisputed ? 'description' : undefined)
    if (first) return first
    setSending(true)
    setFailure(undefined)
    const failed = await post(toUpdate(values, incident.description))
    setSending(false)
    if (failed) {
      setFailure(failed)
      return fieldOf(failed)
    }
    keep.nothing()
    onDone()
    return undefined
  }

  return {
    values,
    faults,
    failure,
    isSending,
    overview,
    hasText: draft !== undefined,
    change,
    submit,
    discard: keep.nothing,
  }
}

const ORDER: readonly FieldName[] = ['status', 'description', 'message', 'reminder']
const firstOf = (faults: Partial<Record<FieldName, Fault>>) => ORDER.find((name) => faults[name])
const fieldOf = ({ field }: Failure) => ORDER.find((name) => name === field)

/** One posting for as long as the window is open, so that a repeat is known as one. */
function usePosting(incidentId: string) {
  const { postStatus } = useProduct()
  const [post] = useState(() => postStatus(incidentId))
  return post
}

/** Whether somebody else changed the description while this window changes it as well. */
function useOverview({ description }: Incident, typed: string | undefined) {
  const [known, setKnown] = useState(description)
  const isTouched = typed !== undefined && typed.trim() !== ''
  if (!isTouched && known !== description) setKnown(description)
  return {
    isDisputed: isTouched && typed !== description && known !== description,
    /** The own text may replace the other one. */
    settle: () => setKnown(description),
  }
}

interface Beginnings {
  readonly prefill: string
  readonly overview: string
}

/** What would be lost; `undefined` when that is nothing. */
function draftOf(
  { message, description }: StatusValues,
  { prefill, overview }: Beginnings,
): Draft | undefined {
  const draft = {
    ...(message === prefill ? {} : { message }),
    ...(description === undefined || description === overview ? {} : { description }),
  }
  return Object.keys(draft).length > 0 ? draft : undefined
}

/** When the window closes by itself, what was typed waits for the next time. */
function useKeptDraft(incidentId: string, draft: Draft | undefined) {
  const dispatch = useDispatch()
  const latest = useRef({ draft, isWanted: true })
  useEffect(() => {
    latest.current.draft = draft
  }, [draft])
  useEffect(
    () => () => {
      const kept = latest.current.isWanted ? latest.current.draft : undefined
      dispatch(statusWindow.actions.kept({ incidentId, draft: kept }))
    },
    [dispatch, incidentId],
  )
  return { nothing: () => void (latest.current.isWanted = false) }
}

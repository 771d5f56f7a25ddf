import fc from 'fast-check'
import { asks, becomes, planned, UNKNOWN, unseen, type Gesture } from './gesture.ts'
import { addedPost, anyPost, findPost, type WhichPost } from './lead-gestures.ts'
import { stepped } from './model.ts'
import { appended, newTaskId, OPEN } from './place-gestures.ts'
import { anyText, stored } from './texts.ts'

const NAME = { min: 1, max: 150, isOneLine: true }
const DESCRIPTION = { min: 0, max: 3000 }

/** The dialog of `/incident checkadd`, submitted as the host does it. */
export const submitTask: Gesture<{ list: number; name: string; description: string }> = {
  name: 'submit the dialog that adds a task',
  weight: 2,
  given: fc.record({ list: fc.nat(5), name: anyText(NAME), description: anyText(DESCRIPTION) }),
  plan(asked, { list, ...submission }) {
    const { cast, incident, person } = asked
    const index = list % (incident.checklists.length + 1)
    const checklist = incident.checklists[index]
    const title = stored(submission.name, NAME)
    const description = stored(submission.description, DESCRIPTION)
    const state = cast.sign({
      kind: 'add_task',
      userId: person.id,
      incidentId: incident.id,
      checklistId: checklist?.id ?? UNKNOWN,
    })
    return planned(
      asks(asked, {
        method: 'POST',
        path: `/incidents/${incident.id}/checklists/${index}/add-dialog`,
        body: { state, user_id: person.id, submission },
      }),
      [(title === undefined || description === undefined || unseen(asked) || !checklist) && 'said'],
      becomes(asked, ({ at, read }) => {
        const texts = { title: title ?? '', description: description ?? '', command: '' }
        const task = { ...OPEN, ...texts, id: newTaskId(incident, read) }
        return stepped(incident, at, appended(incident, checklist, task))
      }),
    )
  },
}

const SUMMARY = { min: 1, max: 64 }

/** The dialog of a message's menu, submitted as the host does it. */
export const submitPost: Gesture<{ which: WhichPost; summary: string }> = {
  name: 'submit the dialog that adds a post to the timeline',
  weight: 2,
  given: fc.record({ which: anyPost, summary: anyText(SUMMARY) }),
  async plan(asked, { which, summary }) {
    const { cast, incident, person } = asked
    const post = await findPost(asked, which)
    const clean = stored(summary, SUMMARY)
    const state = cast.sign({ kind: 'add_to_timeline', userId: person.id, postId: post.id })
    const isKnown = incident.entries.some(({ postId }) => postId === post.id)
    return planned(
      asks(asked, {
        method: 'POST',
        path: '/incidents/add-to-timeline-dialog',
        body: { state, user_id: person.id, submission: { incident: incident.id, summary } },
      }),
      [(clean === undefined || unseen(asked) || !post.isReadable || isKnown) && 'said'],
      addedPost(asked, post, clean ?? ''),
    )
  },
}

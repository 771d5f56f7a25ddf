import { makeDispatch } from '../commands/dispatch.ts'
import { makeCommands } from '../commands/index.ts'
import { API_BASE, pathOf, routes } from '../contract/routes.ts'
import { makeAddTaskDialog } from '../dialogs/add-task.ts'
import { makeButtons } from '../dialogs/buttons.ts'
import { makeStartDialog } from '../dialogs/start-incident.ts'
import { makeTimelineDialog } from '../dialogs/add-to-timeline.ts'
import { makeNoRetrospective } from '../dialogs/no-retrospective.ts'
import { makePressed } from '../dialogs/pressed-button.ts'
import { makeStopMessages } from '../dialogs/stop-messages.ts'
import { makeStatusDialog } from '../dialogs/update-status.ts'
import { buildApp } from '../http/app.ts'
import { newId } from '../ids.ts'
import { makeLog } from '../log.ts'
import type { OpenapiRouteDeps } from '../http/openapi-routes.ts'
import type { CoreDeps, UseCases } from './use-cases.ts'

export type DoorDeps = CoreDeps &
  Pick<OpenapiRouteDeps, 'readSpecification'> &
  Readonly<{ useCases: UseCases }>

/** The ways in: REST, commands, dialogs. */
export async function makeDoors(deps: DoorDeps) {
  const { useCases, stores, host, metrics, clock, sink, seal, readSpecification } = deps
  const { queries, audit } = useCases
  const { reads } = stores
  const { requests } = metrics
  const startDialog = makeStartDialog({
    ...useCases,
    host,
    seal,
    clock,
    newId,
    submitPath: API_BASE + routes.startDialog,
  })
  const statusDialog = makeStatusDialog({
    ...useCases,
    host,
    seal,
    clock,
    newId,
    submitPathOf: (id) => API_BASE + pathOf(routes.statusDialog, { id }),
  })
  const addTaskDialog = makeAddTaskDialog({
    ...useCases,
    host,
    seal,
    clock,
    newId,
    submitPathOf: (id, c) => API_BASE + pathOf(routes.addTaskDialog, { id, c: String(c) }),
  })
  const timelineDialog = makeTimelineDialog({
    ...useCases,
    host,
    seal,
    clock,
    newId,
    submitPath: API_BASE + routes.timelineDialog,
  })
  const pressed = makePressed({ reads, host, audit })
  const buttons = makeButtons({ ...useCases, pressed, openStatusDialog: statusDialog.open, host, seal })
  const commands = makeCommands({
    ...useCases,
    tasks: useCases,
    reads,
    clock,
    openStartDialog: startDialog.open,
    openStatusDialog: statusDialog.open,
    openAddTaskDialog: addTaskDialog.open,
    openTimelineDialog: timelineDialog.open,
    host,
    taskSuggestionsPath: API_BASE + routes.taskSuggestions,
    checklistSuggestionsPath: API_BASE + routes.checklistSuggestions,
  })
  return {
    commands,
    dispatch: makeDispatch({
      commands,
      host,
      reads,
      audit,
      requests,
      clock,
      log: makeLog(sink, 'commands'),
    }),
    app: await buildApp({
      ...useCases,
      ...queries,
      makeStartDialog: startDialog.serve,
      submitStart: startDialog.submit,
      makeTimelineDialog: timelineDialog.serve,
      submitTimeline: timelineDialog.submit,
      submitStatus: statusDialog.submit,
      submitTask: addTaskDialog.submit,
      ...buttons,
      pressNoRetrospective: makeNoRetrospective({ ...useCases, pressed, host, seal }),
      pressStopMessages: makeStopMessages({ ...useCases, host, seal }),
      readSpecification,
      newId,
      requests,
      log: makeLog(sink, 'http'),
    }),
  }
}

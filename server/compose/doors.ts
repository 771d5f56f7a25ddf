import { makeDispatch } from '../commands/dispatch.ts'
import { makeCommands } from '../commands/index.ts'
import { API_BASE, routes } from '../contract/routes.ts'
import { makeStartDialog } from '../dialogs/start-incident.ts'
import { buildApp } from '../http/app.ts'
import { newId } from '../ids.ts'
import { makeLog } from '../log.ts'
import type { Seal } from '../usecases/ports/process.ts'
import type { CoreDeps, UseCases } from './use-cases.ts'

export type DoorDeps = CoreDeps & Readonly<{ useCases: UseCases; seal: Seal }>

/** The ways in: REST, commands, dialogs. */
export async function makeDoors({ useCases, stores, host, clock, sink, seal }: DoorDeps) {
  const { queries } = useCases
  const { reads } = stores
  const startDialog = makeStartDialog({
    ...useCases,
    host,
    seal,
    clock,
    newId,
    submitPath: API_BASE + routes.startDialog,
  })
  const commands = makeCommands({
    ...useCases,
    tasks: useCases,
    reads,
    clock,
    openStartDialog: startDialog.open,
    suggestionsPath: API_BASE + routes.taskSuggestions,
  })
  return {
    commands,
    dispatch: makeDispatch({ commands, host, reads, log: makeLog(sink, 'commands') }),
    app: await buildApp({
      ...useCases,
      ...queries,
      makeStartDialog: startDialog.serve,
      submitStart: startDialog.submit,
      newId,
      log: makeLog(sink, 'http'),
    }),
  }
}

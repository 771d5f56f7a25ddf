import Fastify, { type FastifyInstance } from 'fastify'
import { LIMITS } from '../contract/limits.ts'
import { API_BASE } from '../contract/routes.ts'
import type { RequestObserver } from '../usecases/ports/metrics.ts'
import type { Log, NewId } from '../usecases/ports/process.ts'
import type { Retrospectives } from '../usecases/retrospectives.ts'
import { finishAnswers } from './answer-headers.ts'
import { auditRoutes, type AuditRouteDeps } from './audit-routes.ts'
import { authenticate } from './authenticate.ts'
import { callbackRoutes, type CallbackRouteDeps } from './callback-routes.ts'
import { checklistRoutes, type ChecklistRouteDeps } from './checklist-routes.ts'
import { commanderRoutes, type CommanderRouteDeps } from './commander-routes.ts'
import { detailsRoutes, type DetailsRouteDeps } from './details-routes.ts'
import { dialogRoutes, type DialogRouteDeps } from './dialog-routes.ts'
import { answerErrors, refuseUnreadable } from './error-handler.ts'
import { exportRoutes, type ExportRouteDeps } from './export-routes.ts'
import { incidentPartRoutes, type IncidentPartRouteDeps } from './incident-part-routes.ts'
import { incidentRoutes, type IncidentRouteDeps } from './incident-routes.ts'
import { readJsonBodies } from './json-body.ts'
import { metricsRoutes, type MetricsRouteDeps } from './metrics-routes.ts'
import { measureRequests } from './request-metrics.ts'
import { refuseUnknownPaths } from './known-paths.ts'
import { limitSizes } from './limits.ts'
import { openapiRoutes, type OpenapiRouteDeps } from './openapi-routes.ts'
import { listRoutes, type ListRouteDeps } from './list-routes.ts'
import { playbookListRoutes, type PlaybookListRouteDeps } from './playbook-list-routes.ts'
import { playbookSuggestionRoutes, type PlaybookSuggestionRouteDeps } from './playbook-suggestion-routes.ts'
import { playbookRoutes, type PlaybookRouteDeps } from './playbook-routes.ts'
import { logRequests } from './request-log.ts'
import { retrospectiveRoutes } from './retrospective-routes.ts'
import { taskPlaceRoutes, type TaskPlaceRouteDeps } from './task-place-routes.ts'
import { statusRoutes, type StatusRouteDeps } from './status-routes.ts'
import { settingsRoutes, type SettingsRouteDeps } from './settings-routes.ts'
import { statisticsRoutes, type StatisticsRouteDeps } from './statistics-routes.ts'
import { taskRoutes, type TaskRouteDeps } from './task-routes.ts'
import { timelineRoutes, type TimelineRouteDeps } from './timeline-routes.ts'
import { telemetryRoutes, type TelemetryRouteDeps } from './telemetry-routes.ts'
import type { TypedApp } from './typed-app.ts'
import { validatorFor } from './validator.ts'
import { welcomeRoutes, type WelcomeRouteDeps } from './welcome-routes.ts'
import { webhookDeliveryRoutes, type WebhookDeliveryRouteDeps } from './webhook-delivery-routes.ts'
import { webhookSecretRoutes, type WebhookSecretRouteDeps } from './webhook-secret-routes.ts'

export type AppDeps = ListRouteDeps &
  SettingsRouteDeps &
  AuditRouteDeps &
  MetricsRouteDeps &
  ExportRouteDeps &
  StatisticsRouteDeps &
  TelemetryRouteDeps &
  IncidentRouteDeps &
  IncidentPartRouteDeps &
  WelcomeRouteDeps &
  ChecklistRouteDeps &
  TaskRouteDeps &
  TaskPlaceRouteDeps &
  CommanderRouteDeps &
  DetailsRouteDeps &
  Retrospectives &
  TimelineRouteDeps &
  StatusRouteDeps &
  DialogRouteDeps &
  PlaybookListRouteDeps &
  PlaybookRouteDeps &
  PlaybookSuggestionRouteDeps &
  WebhookDeliveryRouteDeps &
  WebhookSecretRouteDeps &
  CallbackRouteDeps &
  OpenapiRouteDeps &
  Readonly<{
    log: Log
    requests: RequestObserver
    /** For request ids. */
    newId: NewId
  }>

/**
 * The REST interface, ready to answer. It never listens: requests of the host go to its `routing`.
 *
 * What refuses a request stands here in the order of rest-api.md 1.2: path, method, caller, size, type, shape.
 *
 * @param describe Sees every route as it is made, for the specification.
 */
export async function buildApp(
  deps: AppDeps,
  describe?: (app: TypedApp) => Promise<void>,
): Promise<FastifyInstance> {
  const app: TypedApp = Fastify({
    genReqId: deps.newId,
    bodyLimit: LIMITS.body,
    routerOptions: { maxParamLength: LIMITS.pathAndQuery },
    frameworkErrors: refuseUnreadable,
    return503OnClosing: false,
  })
  logRequests(app, deps.log)
  measureRequests(app, deps.requests)
  finishAnswers(app)
  answerErrors(app, refuseUnknownPaths(app))
  readJsonBodies(app)
  app.setValidatorCompiler(validatorFor)
  await describe?.(app)
  await app.register((api: TypedApp, _options, done) => addRoutes(api, deps, done), { prefix: API_BASE })
  await app.ready()
  return app
}

function addRoutes(api: TypedApp, deps: AppDeps, done: () => void): void {
  authenticate(api)
  limitSizes(api)
  listRoutes(api, deps)
  settingsRoutes(api, deps)
  auditRoutes(api, deps)
  metricsRoutes(api, deps)
  exportRoutes(api, deps)
  statisticsRoutes(api, deps)
  telemetryRoutes(api, deps)
  incidentRoutes(api, deps)
  incidentPartRoutes(api, deps)
  welcomeRoutes(api, deps)
  checklistRoutes(api, deps)
  taskRoutes(api, deps)
  taskPlaceRoutes(api, deps)
  commanderRoutes(api, deps)
  detailsRoutes(api, deps)
  retrospectiveRoutes(api, deps)
  timelineRoutes(api, deps)
  statusRoutes(api, deps)
  dialogRoutes(api, deps)
  playbookListRoutes(api, deps)
  playbookRoutes(api, deps)
  playbookSuggestionRoutes(api, deps)
  webhookDeliveryRoutes(api, deps)
  webhookSecretRoutes(api, deps)
  openapiRoutes(api, deps)
  void api.register((callbacks: TypedApp, _options, done) => {
    callbackRoutes(callbacks, deps)
    done()
  })
  done()
}

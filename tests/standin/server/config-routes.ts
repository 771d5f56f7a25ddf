import type { Backend } from './backend.ts'
import { textsIn, type Routes } from './call.ts'
import { defaultRoles } from '../world/default-roles.ts'

const SERVER_VERSION = '11.6.0'

/** Without a session, as in Mattermost. */
export const openConfigRoutes = (backend: Backend): Routes => ({
  'GET /config/client': () => ({
    Version: SERVER_VERSION,
    BuildNumber: SERVER_VERSION,
    SiteURL: backend.siteUrl,
    SiteName: 'Mattermost',
    PluginsEnabled: 'true',
    DisableAppBar: 'false',
    TeammateNameDisplay: 'full_name',
    CollapsedThreads: 'default_on',
    DefaultClientLocale: 'en',
    AvailableLocales: '',
    EnableCommands: 'true',
    EnableCustomEmoji: 'false',
    EnableGuestAccounts: 'true',
    FeatureFlagAppsEnabled: 'false',
    DiagnosticId: '',
    DiagnosticsEnabled: 'false',
  }),
  'GET /license/client': () => ({ IsLicensed: 'false', SkuShortName: '' }),
  'GET /plugins/webapp': () => (backend.isEnabled ? [backend.plugin.manifest] : []),
})

export const roleRoutes = (): Routes => ({
  'POST /roles/names': (call) =>
    textsIn(call).map((name) => ({ id: name, name, permissions: defaultRoles[name] ?? [] })),
})

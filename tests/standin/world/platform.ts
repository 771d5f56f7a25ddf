import type { AuditRecord } from '../../../server/plugin-rpc/models/audit.ts'
import type { Command } from '../../../server/plugin-rpc/models/command.ts'
import type { ApiTable } from '../plugin-host/api-table.ts'

export interface PlatformOptions {
  readonly pluginId: string
  /** Address of the database, as in the server's configuration. */
  readonly dataSource: string
  /** The unpacked bundle. */
  readonly bundlePath: string
  readonly siteUrl: string
  /** Gets what the plugin registers; the same trigger again replaces it. */
  readonly commands: Map<string, Command>
  /** Gets the records that the plugin writes into the server's audit log. */
  readonly audit: (record: AuditRecord) => void
}

/** Configuration, identity, and what is kept in memory on a node. */
export function platformApi(options: PlatformOptions): ApiTable {
  const config = {
    ServiceSettings: { SiteURL: options.siteUrl, OutgoingIntegrationRequestsTimeout: 30 },
    TeamSettings: { SiteName: 'Mattermost', TeammateNameDisplay: 'full_name' },
    LocalizationSettings: { DefaultServerLocale: 'en', DefaultClientLocale: 'en' },
  }
  const hidden = '*'.repeat(32)
  const withSql = (DataSource: string) => ({ ...config, SqlSettings: { DriverName: 'postgres', DataSource } })
  return {
    GetConfig: () => withSql(hidden),
    GetUnsanitizedConfig: () => withSql(options.dataSource),
    LoadPluginConfiguration: () => Buffer.from('{}'),
    GetBundlePath: () => options.bundlePath,
    GetPluginID: () => options.pluginId,
    GetServerVersion: () => '11.6.0',
    LogAuditRec: (record) => options.audit(record),
    LogAuditRecWithLevel: (record) => options.audit(record),
    RegisterCommand: (command) => {
      if (!/^[^\s/]+$/.test(command.Trigger)) throw new Error('invalid trigger')
      options.commands.set(command.Trigger, command)
    },
  }
}

import { any, bool, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

/** Timeouts in seconds, PostEditTimeLimit too (-1: none). */
export const ServiceSettings = struct('ServiceSettings', {
  SiteURL: optional(string),
  ListenAddress: optional(string),
  WriteTimeout: optional(int),
  OutgoingIntegrationRequestsTimeout: optional(int),
  EnableDeveloper: optional(bool),
  AllowedUntrustedInternalConnections: optional(string),
  PostEditTimeLimit: optional(int),
  CollapsedThreads: optional(string),
})
export type ServiceSettings = ValueOf<typeof ServiceSettings>

/** QueryTimeout is in seconds. DataSource is a secret. */
export const SqlSettings = struct('SqlSettings', {
  DriverName: optional(string),
  DataSource: optional(string),
  DataSourceReplicas: list(string),
  MaxIdleConns: optional(int),
  ConnMaxLifetimeMilliseconds: optional(int),
  ConnMaxIdleTimeMilliseconds: optional(int),
  MaxOpenConns: optional(int),
  QueryTimeout: optional(int),
})
export type SqlSettings = ValueOf<typeof SqlSettings>

export const TeamSettings = struct('TeamSettings', {
  SiteName: optional(string),
  RestrictDirectMessage: optional(string),
  MaxChannelsPerTeam: optional(int),
  TeammateNameDisplay: optional(string),
})
export type TeamSettings = ValueOf<typeof TeamSettings>

export const PluginState = struct('PluginState', {
  Enable: bool,
})
export type PluginState = ValueOf<typeof PluginState>

export const PluginSettings = struct('PluginSettings', {
  Enable: optional(bool),
  Directory: optional(string),
  ClientDirectory: optional(string),
  Plugins: map(string, map(string, any)),
  PluginStates: map(string, PluginState),
})
export type PluginSettings = ValueOf<typeof PluginSettings>

export const PrivacySettings = struct('PrivacySettings', {
  ShowEmailAddress: optional(bool),
  ShowFullName: optional(bool),
})
export type PrivacySettings = ValueOf<typeof PrivacySettings>

export const LocalizationSettings = struct('LocalizationSettings', {
  DefaultServerLocale: optional(string),
  DefaultClientLocale: optional(string),
  AvailableLocales: optional(string),
})
export type LocalizationSettings = ValueOf<typeof LocalizationSettings>

export const FileSettings = struct('FileSettings', {
  MaxFileSize: optional(int),
})
export type FileSettings = ValueOf<typeof FileSettings>

export const ExperimentalSettings = struct('ExperimentalSettings', {
  DisableAppBar: optional(bool),
})
export type ExperimentalSettings = ValueOf<typeof ExperimentalSettings>

/** The part of the server configuration that is read here: never send it back. Absent and zero look the same. */
export const Config = struct('Config', {
  ServiceSettings,
  TeamSettings,
  SqlSettings,
  FileSettings,
  PrivacySettings,
  LocalizationSettings,
  ExperimentalSettings,
  PluginSettings,
})
export type Config = ValueOf<typeof Config>

import { any, bool, bytes, int, list, map, optional, string, struct } from '../gob/schema.ts'
import type { ValueOf } from '../gob/schema.ts'

export const PluginOption = struct('PluginOption', {
  DisplayName: string,
  Value: string,
})
export type PluginOption = ValueOf<typeof PluginOption>

export const PluginSetting = struct('PluginSetting', {
  Key: string,
  DisplayName: string,
  Type: string,
  HelpText: string,
  RegenerateHelpText: string,
  Placeholder: string,
  Default: any,
  Options: list(PluginOption),
  Hosting: string,
  Secret: bool,
})
export type PluginSetting = ValueOf<typeof PluginSetting>

export const PluginSettingsSection = struct('PluginSettingsSection', {
  Key: string,
  Title: string,
  Subtitle: string,
  Settings: list(PluginSetting),
  Header: string,
  Footer: string,
  Custom: bool,
  Fallback: bool,
})
export type PluginSettingsSection = ValueOf<typeof PluginSettingsSection>

export const PluginSettingsSchema = struct('PluginSettingsSchema', {
  Header: string,
  Footer: string,
  Settings: list(PluginSetting),
  Sections: list(PluginSettingsSection),
})
export type PluginSettingsSchema = ValueOf<typeof PluginSettingsSchema>

export const ManifestServer = struct('ManifestServer', {
  Executables: map(string, string),
  Executable: string,
})
export type ManifestServer = ValueOf<typeof ManifestServer>

export const ManifestWebapp = struct('ManifestWebapp', {
  BundlePath: string,
  BundleHash: bytes,
})
export type ManifestWebapp = ValueOf<typeof ManifestWebapp>

export const Manifest = struct('Manifest', {
  Id: string,
  Name: string,
  Description: string,
  HomepageURL: string,
  SupportURL: string,
  ReleaseNotesURL: string,
  IconPath: string,
  Version: string,
  MinServerVersion: string,
  Server: optional(ManifestServer),
  Webapp: optional(ManifestWebapp),
  SettingsSchema: optional(PluginSettingsSchema),
  Props: map(string, any),
})
export type Manifest = ValueOf<typeof Manifest>

/** State: 0 not running, 1 starting, 2 running, 3 failed to start, 4 failed to stay running, 5 stopping. */
export const PluginStatus = struct('PluginStatus', {
  PluginId: string,
  ClusterId: string,
  PluginPath: string,
  State: int,
  Error: string,
  Name: string,
  Description: string,
  Version: string,
})
export type PluginStatus = ValueOf<typeof PluginStatus>

import { expect, test } from '@jest/globals'
import type { Schema, StructSchema } from '../../server/plugin-rpc/gob/schema.ts'
import * as attachment from '../../server/plugin-rpc/models/attachment.ts'
import * as audit from '../../server/plugin-rpc/models/audit.ts'
import * as autocomplete from '../../server/plugin-rpc/models/autocomplete.ts'
import * as bot from '../../server/plugin-rpc/models/bot.ts'
import * as channel from '../../server/plugin-rpc/models/channel.ts'
import * as cluster from '../../server/plugin-rpc/models/cluster.ts'
import * as command from '../../server/plugin-rpc/models/command.ts'
import * as config from '../../server/plugin-rpc/models/config.ts'
import * as context from '../../server/plugin-rpc/models/context.ts'
import * as dialog from '../../server/plugin-rpc/models/dialog.ts'
import * as failure from '../../server/plugin-rpc/models/failure.ts'
import * as file from '../../server/plugin-rpc/models/file.ts'
import * as group from '../../server/plugin-rpc/models/group.ts'
import * as httpRequest from '../../server/plugin-rpc/models/http-request.ts'
import * as keyValue from '../../server/plugin-rpc/models/key-value.ts'
import * as permission from '../../server/plugin-rpc/models/permission.ts'
import * as plugin from '../../server/plugin-rpc/models/plugin.ts'
import * as post from '../../server/plugin-rpc/models/post.ts'
import * as postMetadata from '../../server/plugin-rpc/models/post-metadata.ts'
import * as session from '../../server/plugin-rpc/models/session.ts'
import * as sidebar from '../../server/plugin-rpc/models/sidebar.ts'
import * as team from '../../server/plugin-rpc/models/team.ts'
import * as user from '../../server/plugin-rpc/models/user.ts'
import * as websocket from '../../server/plugin-rpc/models/websocket.ts'
import { goStructs } from './go-types.ts'
import type { GoField } from './go-types.ts'

const models = [
  attachment,
  audit,
  autocomplete,
  bot,
  channel,
  cluster,
  command,
  config,
  context,
  dialog,
  failure,
  file,
  group,
  httpRequest,
  keyValue,
  permission,
  plugin,
  post,
  postMetadata,
  session,
  sidebar,
  team,
  user,
  websocket,
].flatMap((file) => Object.values<StructSchema>(file))

/** The wire name is older than Go's. */
const goNames: Readonly<Record<string, string>> = {
  SlackAttachment: 'MessageAttachment',
  SlackAttachmentField: 'MessageAttachmentField',
}

/** Of the server configuration we take what we read. */
const sections = {
  ServiceSettings: [
    'SiteURL',
    'ListenAddress',
    'EnableDeveloper',
    'OutgoingIntegrationRequestsTimeout',
    'WriteTimeout',
    'AllowedUntrustedInternalConnections',
    'PostEditTimeLimit',
    'CollapsedThreads',
  ],
  SqlSettings: [
    'DriverName',
    'DataSource',
    'DataSourceReplicas',
    'MaxOpenConns',
    'MaxIdleConns',
    'ConnMaxLifetimeMilliseconds',
    'ConnMaxIdleTimeMilliseconds',
    'QueryTimeout',
  ],
  TeamSettings: ['SiteName', 'TeammateNameDisplay', 'MaxChannelsPerTeam', 'RestrictDirectMessage'],
  PluginSettings: ['Enable', 'Directory', 'ClientDirectory', 'Plugins', 'PluginStates'],
  PrivacySettings: ['ShowEmailAddress', 'ShowFullName'],
  LocalizationSettings: ['DefaultServerLocale', 'DefaultClientLocale', 'AvailableLocales'],
  FileSettings: ['MaxFileSize'],
  ExperimentalSettings: ['DisableAppBar'],
}
const configParts: Readonly<Record<string, readonly string[]>> = {
  ...sections,
  Config: Object.keys(sections),
}

/** Only interfaces hold these, so that types.json does not reach them. */
const unlisted = ['PqError', 'PreviewPost']

const listed = models.filter(({ name }) => !unlisted.includes(name))

test('there is a model for every struct that the plugin protocol names', () => {
  expect(models).toHaveLength(79)
})

test.each(listed.filter(({ name }) => !configParts[name]))(
  '$name has the fields of Go, in order',
  (model) => {
    expect(describeFields(model)).toEqual(goFieldsOf(model.name))
  },
)

test.each(Object.entries(configParts))('%s has the fields that we read, as Go has them', (name, read) => {
  const [model] = listed.filter((one) => one.name === name)
  const fields = goFieldsOf(name).filter(([field]) => read.includes(field))
  expect(fields).toHaveLength(read.length)
  expect(model && describeFields(model)).toEqual(fields)
})

function goFieldsOf(name: string): readonly GoField[] {
  const fields = goStructs[goNames[name] ?? name]
  if (!fields) throw new Error(`types.json has no ${name}.`)
  return fields
}

function describeFields(model: StructSchema): GoField[] {
  return Object.entries(model.fields).map(([name, schema]) =>
    schema.kind === 'optional' ? [name, describe(schema.of), 'optional'] : [name, describe(schema)],
  )
}

function describe(schema: Schema): string {
  switch (schema.kind) {
    case 'struct':
      return goNames[schema.name] ?? schema.name
    case 'list':
      return `[]${describe(schema.of)}`
    case 'array':
      return `[${schema.length}]${describe(schema.of)}`
    case 'map':
      return `map[${schema.key.kind}]${describe(schema.of)}`
    case 'lazy':
      return describe(schema.get())
    case 'optional':
      return describe(schema.of)
    case 'any':
      return 'interface'
    case 'url':
      return 'BinaryMarshaler:URL'
    case 'time':
      return 'GobEncoder:Time'
    case 'bool':
    case 'int':
    case 'uint':
    case 'float':
    case 'complex':
    case 'string':
    case 'bytes':
      return schema.kind
  }
}

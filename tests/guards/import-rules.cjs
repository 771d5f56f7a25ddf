/** The rows of "who may know whom" (README, where to change what). Everything not allowed is refused. */

const adapters = 'http|commands|dialogs|jobs|postgres|webhooks|mattermost'
const own = { config: 'config', log: 'log', metrics: 'metrics', ids: 'ids', seal: 'seal' }
const test = '[.]test[.]tsx?$'
/** Rules without any effect, so that forms and server judge alike. */
const shared =
  '^server/domain/(status|duration|playbook-limits|checklist-limits|is-webhook-url|retrospective|settings-limits|allowed-host-spelling)[.]ts'

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: test },
  to: { pathNot: allowed, dependencyTypesNot: ['core'] },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but itself, not even Node.',
      severity: 'error',
      from: { path: '^server/domain/', pathNot: test },
      to: { pathNot: '^server/domain/' },
    },
    only(
      'contract',
      '^server/contract/',
      '^server/contract/|node_modules/typebox/',
      'Plain data and schemas.',
    ),
    only(
      'usecases',
      '^server/usecases/(?!translate[.])',
      '^server/(usecases|domain)/',
      'The core knows its ports only.',
    ),
    only(
      'translate',
      '^server/usecases/translate[.]ts',
      '^server/usecases/|^assets/i18n/|node_modules/intl-messageformat/',
      'The one place of the core that knows texts and their formatter.',
    ),
    only(
      'presenters',
      '^server/presenters/',
      '^server/(presenters|domain|contract)/|node_modules/csv-stringify/',
      'Domain to wire, nothing else.',
    ),
    only(
      'http',
      '^server/http/',
      '^server/(http|usecases|domain|contract|presenters)/|node_modules/(fastify|@fastify|typebox)/',
      'A door translates; it asks a use case.',
    ),
    only(
      'other-doors',
      '^server/(commands|dialogs|jobs)/',
      '^server/($1|usecases|domain)/|^server/contract/limits[.]ts',
      'A door translates; it asks a use case.',
    ),
    only(
      'postgres',
      '^server/postgres/',
      '^server/(postgres|domain)/|^server/usecases/ports/|node_modules/(pg|@types/pg|kysely|pg-boss)/',
      'An adapter knows the ports it implements.',
    ),
    only(
      'mattermost',
      '^server/mattermost/',
      '^server/(mattermost|usecases|domain|presenters)/|^server/contract/events[.]ts|^server/plugin-rpc/index[.]ts',
      'An adapter knows the ports it implements.',
    ),
    only(
      'webhooks',
      '^server/webhooks/',
      '^server/(webhooks|domain|presenters)/|^server/usecases/ports/|node_modules/ipaddr[.]js/',
      'An adapter knows the ports it implements.',
    ),
    {
      name: 'siblings',
      comment: 'Adapters do not know each other; compose.ts introduces them.',
      severity: 'error',
      from: { path: `^server/(${adapters})/`, pathNot: test },
      to: { path: `^server/(${adapters})/`, pathNot: '^server/$1/' },
    },
    {
      name: 'plugin-rpc-is-an-island',
      comment: 'The protocol depends on Node only and knows nothing of incidents.',
      severity: 'error',
      from: { path: '^server/plugin-rpc/', pathNot: test },
      to: { pathNot: '^server/plugin-rpc/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'plugin-rpc-has-one-entrance',
      comment: 'Import server/plugin-rpc/index.ts.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/plugin-rpc/' },
      to: { path: '^server/plugin-rpc/', pathNot: '^server/plugin-rpc/index[.]ts' },
    },
    only(
      'tools-of-the-process',
      `^server/(${Object.values(own).join('|')})[.]ts`,
      '^server/usecases/ports/|^server/contract/settings[.]ts|node_modules/(pino|prom-client|typebox)/',
      'They are handed to the others by compose.ts.',
    ),
    {
      name: 'webapp-from-server',
      comment: 'The web app knows the contract and a few pure domain files.',
      severity: 'error',
      from: { path: '^webapp/' },
      to: {
        path: '^server/',
        pathNot: `^server/contract/(routes|events|errors|limits)[.]ts|${shared}`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'webapp-types-from-contract',
      comment: 'Types come from the contract too.',
      severity: 'error',
      from: { path: '^webapp/' },
      to: { path: '^server/', pathNot: `^server/contract/|${shared}` },
    },
    {
      name: 'standin',
      comment: 'The stand-in plays Mattermost: it knows the contract and the codecs, not the product.',
      severity: 'error',
      from: { path: '^tests/standin/' },
      to: { path: '^server/', pathNot: '^server/(contract|plugin-rpc)/' },
    },
    {
      name: 'product-without-tests',
      comment: 'The product does not import from tests or build.',
      severity: 'error',
      from: { path: '^(server|webapp)/', pathNot: test },
      to: { path: '^(tests|build)/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tests/tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|[.]cache|[.]data)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
}

import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import { fileURLToPath } from 'node:url'
import tseslint from 'typescript-eslint'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One package, one place that may know it; the message says what to do instead. */
const homes = [
  { name: 'pg', home: 'server/postgres', instead: 'Ask a store through usecases/ports.ts.' },
  { name: 'kysely', home: 'server/postgres', instead: 'Ask a store through usecases/ports.ts.' },
  {
    name: 'fastify',
    home: 'server/http',
    instead: 'Throw an IncidentError; the door turns it into an answer.',
  },
  {
    name: 'ipaddr.js',
    home: 'server/webhooks',
    instead: 'Ask the AddressGuard of usecases/ports/webhooks.ts.',
  },
  {
    name: 'csv-stringify',
    home: 'server/presenters/csv.ts',
    instead: 'Use presentCsv of presenters/csv.ts.',
  },
  {
    name: 'prom-client',
    home: 'server/metrics.ts',
    instead: 'Take a port of usecases/ports/metrics.ts as an argument.',
  },
  { name: 'pino', home: 'server/log.ts', instead: 'Take a Log from ports.ts as an argument.' },
]

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one search finds every use.',
}
const noImportMeta = {
  selector: "MetaProperty[meta.name='import']",
  message: 'import.meta does not survive the bundle. Import JSON, or take the path as an argument.',
}
const noClock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument, or from the Clock port.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time as an argument, or from the Clock port.',
  },
]
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in server/config.ts and the handshake only. Take them as an argument.',
}
const clockless = ['server/domain/**/*.ts', 'server/usecases/**/*.ts']
const environmentReaders = ['server/config.ts', 'server/plugin-rpc/handshake.ts']
const allTests = ['**/*.test.ts', '**/*.test.tsx', 'tests/**', 'build/**']

export default defineConfig(
  globalIgnores(['node_modules/', 'dist/', '.cache/', '.data/', 'tests/conformance/**/*.go']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: root,
        project: [
          'tsconfig.json',
          'webapp/tsconfig.json',
          'tests/tsconfig.json',
          'tests/standin/page/tsconfig.json',
        ],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: allTests,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noImportMeta, noEnvironment],
    },
  },
  {
    files: environmentReaders,
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noImportMeta] },
  },
  {
    files: clockless,
    ignores: allTests,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, noImportMeta, noEnvironment, ...noClock],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: allTests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: homes.map(({ name, home, instead }) => ({
            name,
            message: `Only ${home} knows ${name}. ${instead}`,
          })),
        },
      ],
    },
  },
  ...homes.map(({ name, home }) => ({
    files: [home.endsWith('.ts') ? home : `${home}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: homes
            .filter((other) => other.name !== name && other.home !== home)
            .map((other) => ({ name: other.name })),
        },
      ],
    },
  })),
  {
    files: ['webapp/**/*.tsx', 'tests/standin/page/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  {
    files: ['build/**/*.ts', 'tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', module: 'writable', URL: 'readonly', console: 'readonly' },
    },
    rules: { 'no-console': 'off' },
  },
)

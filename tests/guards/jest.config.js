import { fileURLToPath } from 'node:url'

const swc = (module) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: module === 'commonjs' },
      target: 'es2023',
      experimental: { keepImportAttributes: true },
      transform: { react: { runtime: 'classic' } },
    },
    module: { type: module },
  },
]

const root = fileURLToPath(new URL('../..', import.meta.url))

const server = {
  rootDir: root,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': swc('es6') },
  injectGlobals: false,
  globalSetup: '<rootDir>/tests/support/global-setup.mjs',
  globalTeardown: '<rootDir>/tests/support/global-teardown.mjs',
}

const config = {
  rootDir: root,
  cacheDirectory: '<rootDir>/.cache/jest',
  // Starting processes and making databases takes its time on a busy machine.
  testTimeout: 30_000,
  // Tests wait for processes as much as they compute: one worker a core, and a fresh one before modules pile up.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1200MB',
  projects: [
    { ...server, displayName: 'server', roots: ['<rootDir>/server', '<rootDir>/tests', '<rootDir>/build'] },
    {
      rootDir: root,
      displayName: 'webapp',
      roots: ['<rootDir>/webapp'],
      testEnvironment: 'jsdom',
      transform: { '\\.tsx?$': swc('commonjs') },
      injectGlobals: false,
    },
  ],
}

export default config

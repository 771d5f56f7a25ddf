import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import project from './package.json' with { type: 'json' }

const inRoot = (path) => fileURLToPath(new URL(path, import.meta.url))

/** What the page lends us; a second copy of any of these would not work. */
const externals = {
  react: 'React',
  'react-dom': 'ReactDOM',
  'react-dom/client': 'ReactDOM',
  redux: 'Redux',
  'react-redux': 'ReactRedux',
  'react-router-dom': 'ReactRouterDom',
  'react-intl': 'ReactIntl',
  'prop-types': 'PropTypes',
  luxon: 'Luxon',
  'react-bootstrap': 'ReactBootstrap',
}

/** Writes which files are in the bundle, for the licence texts and the budgets. */
const listModules = {
  apply: (compiler) =>
    compiler.hooks.done.tap('listModules', (stats) => {
      const file = inRoot('dist/webapp-modules.json')
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(
        file,
        JSON.stringify(moduleNames(stats.toJson({ all: false, modules: true, ...everything }))),
      )
    }),
}

const everything = { nestedModules: true, modulesSpace: Infinity, nestedModulesSpace: Infinity }

const moduleNames = ({ name, modules = [] }) =>
  modules.length > 0 ? modules.flatMap(moduleNames) : name === undefined ? [] : [name]

const configure = (_environment, { mode = 'production' }) => ({
  mode,
  context: inRoot('.'),
  entry: './webapp/src/index.ts',
  // The page's CSP forbids eval; maps would be served to anybody, so they stay out of what ships.
  devtool: mode === 'development' ? 'source-map' : false,
  output: {
    path: inRoot('dist/webapp'),
    filename: 'main.js',
    chunkFilename: '[name].[contenthash].js',
    uniqueName: project.name,
    clean: true,
  },
  externals,
  resolve: {
    extensions: ['.ts', '.tsx', '.js'],
    alias: { 'react/jsx-runtime$': inRoot('webapp/src/jsx-runtime.ts') },
    extensionAlias: { '.js': ['.ts', '.tsx', '.js'] },
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'ts-loader',
        options: {
          transpileOnly: true,
          configFile: inRoot('webapp/tsconfig.json'),
          compilerOptions: { noEmit: false },
        },
      },
    ],
  },
  plugins: [listModules],
  performance: { hints: false },
  stats: 'errors-warnings',
})

export default configure

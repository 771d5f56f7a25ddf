import { PLUGIN_ID, thePage } from './host.ts'

declare global {
  var __webpack_public_path__: string
}

// Before anything can ask for a chunk: Mattermost serves the folder of main.js here, below its own sub-path.
__webpack_public_path__ = `${thePage().basename ?? ''}/static/plugins/${PLUGIN_ID}/`

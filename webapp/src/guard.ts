import { PLUGIN_ID, thePage } from './host.ts'

// The first import of the bundle. A script that ends without registering leaves the whole app blank for everybody,
// so an empty plugin is registered before anything else is loaded; the real one replaces it.
thePage().registerPlugin(PLUGIN_ID, { initialize: () => undefined, uninitialize: () => undefined })

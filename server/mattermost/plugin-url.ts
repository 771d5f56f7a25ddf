const PLUGIN_ROOT = '/plugins/incident-collaboration'

/** Where the host reaches a route of ours, whatever the site's address and sub-path. */
export const pluginUrl = (path: string): string => `${PLUGIN_ROOT}${path}`

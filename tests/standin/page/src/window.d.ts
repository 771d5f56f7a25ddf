/** What Mattermost's page puts on its window, as far as this page itself reads it. */
interface Window {
  /** Sub-path of the site, '' at the root. */
  basename: string
  plugins: Record<string, unknown>
  registerPlugin: (id: string, plugin: unknown) => void
}

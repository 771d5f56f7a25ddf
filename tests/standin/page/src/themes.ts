import variables from './theme-variables.json'

export type ThemeName = keyof typeof variables
export type Theme = Readonly<Record<string, string>>

const KEY = 'standin-theme'

export const themeNames: Readonly<Record<ThemeName, string>> = { denim: 'Denim', onyx: 'Onyx' }

/** The theme of this browser; the stand-in keeps it here, Mattermost in a preference. */
export const chosenTheme = (): ThemeName => (localStorage.getItem(KEY) === 'onyx' ? 'onyx' : 'denim')

/** Sets every CSS variable of the theme, as Mattermost does, and remembers the choice. */
export function applyTheme(name: ThemeName): void {
  localStorage.setItem(KEY, name)
  const { style } = document.documentElement
  for (const [variable, value] of Object.entries(variables[name])) style.setProperty(variable, value)
  style.colorScheme = name === 'onyx' ? 'dark' : 'light'
}

/** The `theme` prop of plugins' components: the colours, under camel-case names. */
export const themeProp = (name: ThemeName): Theme => ({
  ...Object.fromEntries(
    Object.entries(variables[name])
      .filter(([variable]) => /^--[a-z-]+$/.test(variable))
      .map(([variable, value]) => [camelCase(variable.slice(2)), value]),
  ),
  type: themeNames[name],
})

const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

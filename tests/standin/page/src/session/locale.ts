import { rest } from '../rest.ts'

/** Languages that the account menu offers: the page itself is in English, plugins follow. */
export const localeNames = { en: 'English', de: 'Deutsch', ar: 'العربية', he: 'עברית' }

/** The change comes back as an event. */
export const chooseLocale = (locale: string): Promise<unknown> => rest('PUT', '/users/me/patch', { locale })

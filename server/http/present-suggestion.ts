import type { Suggestion } from '../usecases/suggestions.ts'

/** In the host's words. */
export const presentSuggestion = ({ item, hint, help }: Suggestion) => ({
  Item: item,
  Hint: hint,
  HelpText: help,
})

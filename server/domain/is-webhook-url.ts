/** What is not written as it is meant: browsers read `\` as `/` and leave white space out. */
const MISLEADING = /[\s\\]/
/** Scheme, two slashes, host; neither user info nor a fragment. */
const FORM = /^https?:\/\/[^/?#@]+(?:[/?][^#]*)?$/i

/** Whether a trimmed text is an absolute http or https address without user info, fragment or port 0. */
export function isWebhookUrl(text: string): boolean {
  if (MISLEADING.test(text) || !FORM.test(text) || !URL.canParse(text)) return false
  return new URL(text).port !== '0'
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

/** Addresses that a message may link to; anything else (`javascript:`) stays text. */
export const isSafeUrl = (url: string): boolean => /^(https?:\/\/|mailto:|\/(?!\/))/i.test(url)

/** As the page's own places colour people: page/src/places/avatar.tsx. */
const COLOURS = ['#1a7a50', '#a01d2b', '#9a0f6d', '#2a5bb8', '#7a4b00', '#5b3a9e', '#0b6b77', '#6b4a3a']

/** A picture for somebody who has none: the first letter on a colour that stays theirs. */
export function initialsPicture(username: string): Buffer {
  const letter = username
    .slice(0, 1)
    .replace(/[^a-z0-9]/i, '')
    .toUpperCase()
  const sum = [...username].reduce((total, sign) => total * 31 + sign.charCodeAt(0), 7)
  const colour = COLOURS[sum % COLOURS.length]
  const text = `<text x="32" y="43" font-family="sans-serif" font-size="32" text-anchor="middle" fill="#fff">${letter}</text>`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${colour}"/>${text}</svg>`,
  )
}

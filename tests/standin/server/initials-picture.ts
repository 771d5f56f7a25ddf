const COLOURS = ['#1c58d9', '#0a7a5a', '#8d2f8a', '#9a5b00', '#b0243b', '#3d5a80']

/** A picture for somebody who has none: the first letter on a colour that stays theirs. */
export function initialsPicture(username: string): Buffer {
  const letter = username
    .slice(0, 1)
    .replace(/[^a-z0-9]/i, '')
    .toUpperCase()
  const colour =
    COLOURS[
      [...username].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % COLOURS.length
    ]
  const text = `<text x="32" y="43" font-family="sans-serif" font-size="32" text-anchor="middle" fill="#fff">${letter}</text>`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${colour}"/>${text}</svg>`,
  )
}

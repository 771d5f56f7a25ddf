const MINUTE = 60_000
const UNITS = [
  { suffix: 'd', minutes: 24 * 60 },
  { suffix: 'h', minutes: 60 },
  { suffix: 'm', minutes: 1 },
]

/**
 * Elapsed time as short text: `< 1m`, `12m`, `3h 12m`, `2d 3h 1m`; negative ones carry a minus sign.
 * Rounded down to whole minutes; days grow without limit.
 *
 * @param milliseconds From start to end, or to now for an ongoing incident.
 */
export function durationText(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE)
  const sign = milliseconds < 0 ? '-' : ''
  if (minutes === 0) return `${sign}< 1m`
  return sign + parts(minutes).join(' ')
}

function parts(minutes: number): string[] {
  let left = minutes
  const texts: string[] = []
  for (const unit of UNITS) {
    const count = Math.floor(left / unit.minutes)
    left -= count * unit.minutes
    if (count > 0) texts.push(`${count}${unit.suffix}`)
  }
  return texts
}

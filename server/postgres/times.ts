/** Our columns hold milliseconds, 0 for never, as the host's do. */
export const toTime = (milliseconds: number): Date | undefined =>
  milliseconds === 0 ? undefined : new Date(milliseconds)

export const fromTime = (time: Date | undefined): number => time?.getTime() ?? 0

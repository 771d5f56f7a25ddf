declare module 'postject' {
  /** Writes `data` into the executable `file` as the resource `name`; `sentinelFuse` is switched from 0 to 1. */
  export function inject(
    file: string,
    name: string,
    data: Buffer,
    options: { sentinelFuse: string },
  ): Promise<void>
}

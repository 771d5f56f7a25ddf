/** Debian 12, on which the official Mattermost image stands (glibc 2.36); a newer need would not start there. */
export const NEWEST_GLIBC = 36

/** The highest y of the symbol versions GLIBC_2.y that an ELF file asks for; 0 when there are none. */
export function glibcNeeded(elf: Buffer): number {
  const versions = elf.toString('latin1').matchAll(/GLIBC_2\.(\d+)/g)
  return Math.max(0, ...Array.from(versions, ([, minor]) => Number(minor)))
}

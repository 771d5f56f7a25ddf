import type { Door } from '../../domain/audit.ts'

/** Who asks, as the host vouches for it, and by which way. */
export type Actor = Readonly<{
  /** `""`: nobody, the product itself. */
  userId: string
  /** `""` where nothing was requested. */
  requestId: string
  door: Door
  /** As the host knows it, `""` = not at all. */
  ipAddress: string
}>

/** What happens without anybody asking: the host tells of something, or its time has come. */
export const itself = (door: 'hook' | 'job'): Actor => ({ userId: '', requestId: '', door, ipAddress: '' })

/** Somebody in whose name the product goes on later. */
export const lateFor = (userId: string): Actor => ({ ...itself('job'), userId })

export type Person = Readonly<{
  id: string
  username: string
  firstName: string
  lastName: string
  /** BCP 47; the host's locale for this person, or `en`. */
  locale: string
}>

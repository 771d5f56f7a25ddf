/** Who asks, as the host vouches for it. */
export type Actor = Readonly<{ userId: string; requestId: string }>

export type Person = Readonly<{
  id: string
  username: string
  firstName: string
  lastName: string
  /** BCP 47; the host's locale for this person, or `en`. */
  locale: string
}>

import { ask } from './rest.ts'

/** Somebody whom one can be in the stand-in. */
export interface StandInPerson {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly note: string
}

export const findPeople = (): Promise<StandInPerson[]> => ask('GET', '/standin/people')

/** Makes this browser that person's; the page starts anew. */
export async function logInAs(userId: string): Promise<void> {
  await ask('POST', '/standin/login', { user_id: userId })
  location.reload()
}

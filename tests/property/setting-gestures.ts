import fc from 'fast-check'
import { asks, planned, type Gesture } from './gesture.ts'

export const changeSettings: Gesture<{ mayStartWithoutPlaybook: boolean | 'maybe' }> = {
  name: 'change the settings',
  weight: 1,
  given: fc.record({
    mayStartWithoutPlaybook: fc.constantFrom<boolean | 'maybe'>(true, true, false, 'maybe'),
  }),
  plan(asked, { mayStartWithoutPlaybook }) {
    const { who, world } = asked
    const isSound = mayStartWithoutPlaybook !== 'maybe'
    return planned(
      asks(asked, {
        method: 'POST',
        path: '/settings',
        body: { start_without_playbook: mayStartWithoutPlaybook },
      }),
      [!isSound && 'invalid', who !== 'ada' && 'forbidden'],
      () => (isSound ? { ...world, mayStartWithoutPlaybook } : world),
    )
  },
}

export const changePreferences: Gesture<{ isTold: boolean }> = {
  name: 'change own preferences',
  weight: 1,
  given: fc.record({ isTold: fc.boolean() }),
  plan(asked, { isTold }) {
    const { person, world } = asked
    const others = world.notTold.filter((id) => id !== person.id)
    return planned(
      asks(asked, {
        method: 'PUT',
        path: '/users/me/preferences',
        body: { assignment_messages: isTold },
      }),
      [],
      () => ({ ...world, notTold: isTold ? others : [...others, person.id] }),
    )
  },
}

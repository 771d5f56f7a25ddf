import { Person } from './person.ts'
import { insertPlaybook, type GivenPlaybook } from './product-world.ts'
import { Product } from './product.ts'

/** Ann starts and commands, bob is asked to help, eve is in the team only, gus is a guest, zed is elsewhere. */
export type Operations = Readonly<{
  product: Product
  teamId: string
  /** Where everybody talks. */
  townSquare: string
  ann: Person
  bob: Person
  eve: Person
  gus: Person
  zed: Person
  /** System administrator, in the team. */
  ada: Person
  playbook(given?: Partial<GivenPlaybook>): Promise<string>
}>

const OUTAGE = [
  {
    title: 'Triage',
    tasks: [
      { title: 'Find who is on call', description: '', command: '/oncall payments' },
      { title: 'Tell support', description: 'Use the *short* text.', command: '' },
    ],
  },
  { title: 'Afterwards', tasks: [{ title: 'Tell the board', description: '', command: '' }] },
]

/** A running product in a believable team. @param opened Default: a product of its own. */
export async function openOperations(opened?: Product): Promise<Operations> {
  const product = opened ?? (await Product.open())
  await product.start()
  const { world } = product
  const teamId = await world.addTeam('operations')
  const townSquare = await world.addChannel(teamId, 'town-square')
  const join = async (username: string, roles = 'system_user'): Promise<Person> => {
    const id = await world.addPerson({
      username,
      firstName: username === 'ann' ? 'Ann' : '',
      lastName: '',
      roles,
    })
    await world.joinTeam(teamId, id)
    return new Person(product, id)
  }
  return {
    product,
    teamId,
    townSquare,
    ann: await join('ann'),
    bob: await join('bob'),
    eve: await join('eve'),
    gus: await join('gus', 'system_guest'),
    ada: await join('ada', 'system_user system_admin'),
    zed: new Person(product, await world.addPerson({ username: 'zed' })),
    playbook: (given = {}) =>
      insertPlaybook(product.database.pool, {
        teamId,
        isPublic: true,
        createPublicIncident: true,
        description: '**Summary**',
        checklists: OUTAGE,
        ...given,
      }),
  }
}

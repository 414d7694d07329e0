import { longWorkOf } from '#test/factories/long-work.ts'
import { arrive, type Asked, type Line, signedIn, type World } from './world.ts'
import { aSession } from '#test/factories/people.ts'

/** A work that an organiser has asked for, and that has ended. */
const endedWork = async (world: World, cookie: string): Promise<string> => {
  const own = longWorkOf(world, cookie)
  const url = `/api/v1/contests/${world.running.slug}/units/so-1/roster/imports`
  const { id } = await own.begin(url, { rows: [{ name: '123' }] })
  return (await own.ended(id)).id
}

const ofSomebody = async (world: World): Promise<string> => {
  const { id } = await arrive(world, 'organiser')
  return `/api/v1/long-work/${await endedWork(world, await aSession(world.context, id))}`
}

/** One's own where the visitor is one who could ask for it, else somebody's. */
const ownOr = async (world: World, { person, cookie }: Asked): Promise<string> => {
  const { rows } = await world.context.db.pool.query<{ role: string }>(
    'select role from role_grant where person_id = $1 and contest_id = $2',
    [person.id, world.running.id],
  )
  const mayAsk = rows.some(({ role }) => role === 'organiser' || role === 'unit_coordinator')
  if (cookie === null || !mayAsk) return ofSomebody(world)
  return `/api/v1/long-work/${await endedWork(world, cookie)}`
}

const one = '/api/v1/long-work/{work}'
const nobody = signedIn(404, { newcomer: 403 })
const makers = (status: number) => ({ ...nobody, coordinator: status, organiser: status })

/** Long work: one's own, and nobody else's. */
export const longWorkLines: readonly Line[] = [
  { route: 'GET /api/v1/long-work', expected: signedIn(200, { newcomer: 403 }) },
  { route: `GET ${one}`, about: 'of somebody else', url: ofSomebody, expected: nobody },
  { route: `GET ${one}`, about: 'of one’s own', url: ownOr, expected: makers(200) },
  { route: `DELETE ${one}`, about: 'of somebody else', url: ofSomebody, expected: nobody },
  { route: `DELETE ${one}`, about: 'of one’s own', url: ownOr, expected: makers(204) },
]

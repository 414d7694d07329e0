import { sql } from 'kysely'
import { aPerson } from '#test/factories/people.ts'
import { type Line, signedIn, type World } from './world.ts'

const roles = '/api/v1/contests/{contest}/roles'

const at =
  (rest = '') =>
  ({ running }: World) =>
    `/api/v1/contests/${running.slug}/roles${rest}`

/** A secretary who came for this line alone: the id of what they hold. */
const somebodysGrant = async ({ context, running }: World): Promise<number> => {
  const { id } = await aPerson(context, { grants: [{ role: 'secretary', contest: running }] })
  const { rows } = await sql<{ id: number }>`
    select id from role_grant where person_id = ${id}`.execute(context.db.query)
  return rows[0]?.id ?? 0
}

// Who works at the contest learns that this is not theirs; others not even that it is there.
const organisersOnly = (status: number) =>
  signedIn(404, {
    newcomer: 403,
    coordinator: 403,
    questionWriter: 403,
    secretary: 403,
    organiser: status,
  })

/** Who does what in a contest. */
export const roleLines: readonly Line[] = [
  { route: `GET ${roles}`, url: at(), expected: organisersOnly(200) },
  {
    route: `GET ${roles}/candidates`,
    url: at('/candidates?search=nguyen'),
    // A coordinator is told of the own unit's people alone.
    expected: { ...organisersOnly(200), coordinator: 200 },
  },
  {
    route: `GET ${roles}/username`,
    url: at('/username?name=Trần%20Thị%20Bình'),
    expected: { ...organisersOnly(200), coordinator: 200 },
  },
  {
    route: `POST ${roles}`,
    url: at(),
    payload: () => ({ role: 'secretary', person: { name: 'Trần Thị Bình' } }),
    expected: organisersOnly(201),
  },
  {
    route: `POST ${roles}`,
    about: 'at a unit of others',
    url: at(),
    payload: () => ({ role: 'unit_coordinator', unit: 'so-2', person: { name: 'Lê Văn Sáu' } }),
    expected: { ...organisersOnly(201), coordinator: 404 },
  },
  {
    route: `DELETE ${roles}/{grant}`,
    url: async (world) => at(`/${await somebodysGrant(world)}`)(world),
    // Whether it is held they do not learn either.
    expected: { ...organisersOnly(204), coordinator: 404 },
  },
  {
    route: `POST ${roles}/{grant}/password`,
    url: async (world) => at(`/${await somebodysGrant(world)}/password`)(world),
    expected: { ...organisersOnly(201), coordinator: 404 },
  },
  {
    route: 'GET /api/v1/contests/{contest}/units/{unit}/coordinators',
    url: ({ running }) => `/api/v1/contests/${running.slug}/units/so-1/coordinators`,
    expected: signedIn(404, { newcomer: 403, secretary: 403, coordinator: 200, organiser: 200 }),
  },
  {
    route: 'GET /api/v1/contests/{contest}/units/{unit}/coordinators',
    about: 'of another unit',
    url: ({ running }) => `/api/v1/contests/${running.slug}/units/so-2/coordinators`,
    expected: signedIn(404, { newcomer: 403, secretary: 403, organiser: 200 }),
  },
]

import { all, type Line, signedIn, type Statuses, type World } from './world.ts'

const contest = (rest: string) => (world: World) => `/api/v1/contests/${world.running.slug}${rest}`

let made = 0

/** Somebody new for each request, of a name that nobody else has. */
const request = () => {
  made += 1
  const letters = [...String(made)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
  return { unit: 'so-1', name: `Lý Thị ${letters}`, password: 'sông nước miền tây' }
}

const register = async ({ app, running }: World): Promise<string> => {
  const url = `/api/v1/contests/${running.slug}/registrations`
  const reply = await app.inject({ method: 'POST', url, payload: request() })
  return reply.json<{ receipt: string }>().receipt
}

/** A registration at the coordinator's unit that waits. */
const waiting = (rest: string) => async (world: World) => {
  await register(world)
  const { id } = await world.context.db.query
    .selectFrom('registration')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirstOrThrow()
  return contest(`/units/so-1/registrations/${id}/${rest}`)(world)
}

const decided = (status: number): Statuses =>
  signedIn(404, { newcomer: 403, coordinator: status, organiser: status, secretary: 403 })

const route = (method: string, rest: string): string =>
  `${method} /api/v1/contests/{contest}${rest}`

/** Registering oneself, and what a unit's desk decides about it. */
export const registrationLines: readonly Line[] = [
  { route: route('GET', '/registration'), url: contest('/registration'), expected: all(200) },
  {
    route: route('POST', '/registrations'),
    url: contest('/registrations'),
    payload: request,
    expected: all(201),
  },
  {
    route: 'GET /api/v1/registrations/{receipt}',
    url: async (world) => `/api/v1/registrations/${await register(world)}`,
    expected: all(200),
  },
  {
    route: route('GET', '/units/{unit}/registrations'),
    url: contest('/units/so-1/registrations'),
    expected: { ...decided(200), secretary: 200 },
  },
  {
    route: route('POST', '/units/{unit}/registrations/{registration}/confirmation'),
    url: waiting('confirmation'),
    expected: decided(201),
  },
  {
    route: route('POST', '/units/{unit}/registrations/{registration}/refusal'),
    url: waiting('refusal'),
    payload: () => ({ reason: 'Không phải người của đơn vị.' }),
    expected: decided(204),
  },
]

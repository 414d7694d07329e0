import { arrive, type Line, signedIn, type Statuses, type World } from './world.ts'

// The coordinator's own unit. Who has nothing to do with it does not learn that it is there.
const desk = (rest: string) => (world: World) =>
  `/api/v1/contests/${world.running.slug}/units/so-1${rest}`

const ofContestant = (rest: string) => async (world: World) => {
  const { id } = await arrive(world, 'contestant')
  return desk(`/contestants/${id}${rest}`)(world)
}

const kept = (status: number): Statuses =>
  signedIn(404, { newcomer: 403, coordinator: status, organiser: status, secretary: 403 })
const corrected = (status: number): Statuses => ({ ...kept(status), secretary: status })

const route = (method: string, rest: string): string =>
  `${method} /api/v1/contests/{contest}/units/{unit}${rest}`

/** The desk of a unit: its roster, lists, slips and passwords. */
export const rosterLines: readonly Line[] = [
  { route: route('GET', '/roster'), url: desk('/roster'), expected: corrected(200) },
  { route: route('GET', '/contestants'), url: desk('/contestants'), expected: corrected(200) },
  {
    route: route('GET', '/contestants'),
    about: 'of another unit',
    url: ({ running }) => `/api/v1/contests/${running.slug}/units/so-2/contestants`,
    expected: { ...corrected(200), coordinator: 404 },
  },
  {
    route: route('GET', '/contestants/download'),
    url: desk('/contestants/download?format=csv'),
    expected: corrected(200),
  },
  {
    route: route('POST', '/roster/readings'),
    // no file was sent, which who may send one is told
    url: desk('/roster/readings'),
    expected: kept(422),
  },
  {
    route: route('POST', '/roster/previews'),
    url: desk('/roster/previews'),
    payload: () => ({ rows: [{ name: 'Lý Thị Hoa' }] }),
    expected: kept(200),
  },
  {
    route: route('POST', '/roster/imports'),
    url: desk('/roster/imports'),
    payload: ({ person }) => ({
      rows: [{ name: 'Lý Thị Hoa', phone: `09120${10_000 + person.id}` }],
    }),
    expected: kept(201),
  },
  {
    route: route('PATCH', '/contestants/{person}'),
    url: ofContestant(''),
    payload: () => ({
      name: 'Lý Thị Hoa',
      phone: null,
      email: null,
      position: 'Chuyên viên',
      subUnit: null,
    }),
    expected: corrected(204),
  },
  {
    route: route('DELETE', '/contestants/{person}'),
    url: ofContestant(''),
    expected: kept(204),
  },
  {
    route: route('POST', '/contestants/{person}/password'),
    url: ofContestant('/password'),
    expected: kept(201),
  },
  {
    route: route('POST', '/slips'),
    url: async (world) => {
      await arrive(world, 'newcomer')
      return desk('/slips')(world)
    },
    payload: () => ({ whom: 'all' }),
    expected: kept(201),
  },
  {
    route: route('POST', '/slips/letters'),
    url: desk('/slips/letters'),
    payload: () => ({ whom: 'all' }),
    // no mail server is set here
    expected: kept(409),
  },
]

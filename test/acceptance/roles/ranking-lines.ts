import { all, type Line, part, signedIn, type World } from './world.ts'

const desk = ({ closed }: World, rest: string): string =>
  `/api/v1/desk/contests/${closed.slug}/parts/kien-thuc/${rest}`
const route = 'GET /api/v1/desk/contests/{contest}/parts/{part}'

/** Only those who organise a contest see and do what leads to its publication. */
const organisersOnly = (status: number) => signedIn(403, { organiser: status })

/** Results before and after they are published, as organisers and everybody have them. */
export const rankingLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/ranking/download',
    url: ({ running }) => part(running, 'ranking/download'),
    expected: all(200),
  },
  {
    route: `${route}/publications`,
    url: (world) => desk(world, 'publications'),
    expected: organisersOnly(200),
  },
  {
    route: `${route}/changes`,
    url: (world) => desk(world, 'changes'),
    expected: organisersOnly(200),
  },
  {
    route: `${route}/preview`,
    url: (world) => desk(world, 'preview'),
    expected: organisersOnly(200),
  },
  {
    route: `${route}/preview/units`,
    url: (world) => desk(world, 'preview/units'),
    expected: organisersOnly(200),
  },
  {
    route: `${route}/results/{list}`,
    url: (world) => desk(world, 'results/people'),
    expected: organisersOnly(200),
  },
  {
    route: 'PUT /api/v1/desk/contests/{contest}/freeze',
    url: ({ running }) => `/api/v1/desk/contests/${running.slug}/freeze`,
    payload: () => ({ freezeAt: null }),
    expected: organisersOnly(200),
  },
]

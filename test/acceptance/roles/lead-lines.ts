import { type Line, signedIn, type World } from './world.ts'

const leads = ({ running }: World, rest = ''): string =>
  `/api/v1/contests/${running.slug}/leads${rest}`

/** Patterns worth a look. */
export const leadLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/leads',
    url: (world) => leads(world),
    expected: signedIn(403, { organiser: 200, secretary: 200 }),
  },
  {
    route: 'PUT /api/v1/contests/{contest}/leads/note',
    url: (world) => leads(world, '/note'),
    payload: () => ({ kind: 'device', subject: 'a', note: 'Máy dùng chung của phòng.' }),
    expected: signedIn(403, { organiser: 204, secretary: 204 }),
  },
  {
    route: 'DELETE /api/v1/contests/{contest}/leads/note',
    about: 'where there is none',
    url: (world) => leads(world, '/note'),
    payload: () => ({ kind: 'device', subject: 'b' }),
    expected: signedIn(403, { organiser: 404, secretary: 404 }),
  },
]

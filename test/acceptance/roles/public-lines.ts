import { all, answers, hidden, type Line, othersAttempt, part, signedIn } from './world.ts'

/** Signing in, reading, the quiz, and publishing. */
export const publicLines: readonly Line[] = [
  { route: 'GET /healthz', expected: all(200) },
  {
    route: 'POST /api/v1/sessions',
    payload: ({ person: { username, password } }) => ({ username, password }),
    expected: all(201),
  },
  { route: 'DELETE /api/v1/sessions', expected: all(204) },
  { route: 'GET /api/v1/me', expected: signedIn(200) },
  {
    route: 'PUT /api/v1/me/password',
    payload: ({ person }) => ({ current: person.password, password: 'cầu dây văng mới' }),
    expected: signedIn(204),
  },
  { route: 'GET /api/v1/contests', expected: all(200) },
  {
    route: 'GET /api/v1/contests/{contest}',
    url: ({ running }) => `/api/v1/contests/${running.slug}`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/files/{*}',
    url: ({ running }) => `/api/v1/contests/${running.slug}/files/the-le.txt`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/notices',
    url: ({ running }) => `/api/v1/contests/${running.slug}/notices`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/turnout',
    url: ({ running }) => `/api/v1/contests/${running.slug}/turnout`,
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/ranking',
    url: ({ running }) => part(running, 'ranking'),
    expected: all(200),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/ranking/units',
    url: ({ running }) => part(running, 'ranking/units'),
    expected: all(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/publications',
    url: ({ closed }) => part(closed, 'publications'),
    payload: () => ({}),
    expected: signedIn(403, { organiser: 201 }),
  },
  {
    route: 'GET /api/v1/contests/{contest}/parts/{part}/attempts',
    url: ({ running }) => part(running, 'attempts'),
    // one's own attempts: none, and why none can be started, for who is no contestant
    expected: signedIn(200),
  },
  {
    route: 'POST /api/v1/contests/{contest}/parts/{part}/attempts',
    url: ({ running }) => part(running, 'attempts'),
    expected: signedIn(403, { contestant: 201 }),
  },
  {
    route: 'GET /api/v1/attempts/{id}',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}`,
    expected: hidden,
  },
  {
    route: 'PUT /api/v1/attempts/{id}/answers',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}/answers`,
    payload: answers,
    expected: hidden,
  },
  {
    route: 'POST /api/v1/attempts/{id}/submission',
    about: 'of somebody else',
    url: async (world) => `/api/v1/attempts/${await othersAttempt(world)}/submission`,
    payload: answers,
    expected: hidden,
  },
]

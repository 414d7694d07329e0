import { type Line, signedIn, type World } from './world.ts'

const live = ({ running }: World, rest = ''): string =>
  `/api/v1/contests/${running.slug}/live${rest}`

const watching = signedIn(403, { organiser: 200, secretary: 200 })

/** How a contest goes, and who has not begun. */
export const liveLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/live',
    url: (world) => live(world),
    expected: watching,
  },
  {
    route: 'GET /api/v1/contests/{contest}/live/sheets/{sheet}',
    url: (world) => live(world, '/sheets/units'),
    expected: watching,
  },
  {
    route: 'GET /api/v1/contests/{contest}/live/not-begun',
    url: (world) => live(world, '/not-begun'),
    expected: watching,
  },
  {
    route: 'GET /api/v1/contests/{contest}/live/not-begun/sheet',
    about: 'which has phone numbers',
    url: (world) => live(world, '/not-begun/sheet'),
    expected: signedIn(403, { organiser: 200 }),
  },
]

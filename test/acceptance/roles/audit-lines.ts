import { type Line, signedIn, type World } from './world.ts'

const contest = 'GET /api/v1/contests/{contest}/acts'
const unit = 'GET /api/v1/contests/{contest}/units/{unit}/acts'

const at =
  (rest: string) =>
  ({ running }: World) =>
    `/api/v1/contests/${running.slug}/${rest}`

// Who works at the contest learns that its trail is not theirs; others not that there is one.
const organisersOnly = signedIn(404, {
  newcomer: 403,
  coordinator: 403,
  questionWriter: 403,
  secretary: 403,
  organiser: 200,
})

/** The audit trail. */
export const auditLines: readonly Line[] = [
  { route: contest, url: at('acts'), expected: organisersOnly },
  { route: `${contest}/filters`, url: at('acts/filters'), expected: organisersOnly },
  { route: `${contest}/download`, url: at('acts/download?format=csv'), expected: organisersOnly },
  {
    route: unit,
    url: at('units/so-1/acts'),
    expected: signedIn(404, { newcomer: 403, coordinator: 200, organiser: 200 }),
  },
  {
    route: unit,
    about: 'of another unit',
    url: at('units/so-2/acts'),
    expected: signedIn(404, { newcomer: 403, organiser: 200 }),
  },
]

import type { Contest } from '#src/modules/contest/contest.ts'
import { aSession } from '#test/factories/people.ts'
import { arrive, type Line, signedIn, startAttempt, type World } from './world.ts'

const of = (contest: Contest, rest: string): string => `/api/v1/contests/${contest.slug}/${rest}`
const reason = 'Theo biên bản ngày 01/10/2021'

/** Somebody else on the roster, as the address names them. */
const about = async (world: World, rest = ''): Promise<string> => {
  const other = await arrive(world, 'contestant')
  return of(world.running, `contestants/${other.username}${rest}`)
}

const looks = signedIn(403, { organiser: 200, secretary: 200 })
const decides = (status: number) => signedIn(403, { organiser: status })

const outage = () => ({
  part: 'kien-thuc',
  from: '2021-09-30T08:00:00+07:00',
  to: '2021-09-30T08:10:00+07:00',
})

/** Finding contestants and deciding about them. */
export const contestantLines: readonly Line[] = [
  {
    route: 'GET /api/v1/contests/{contest}/contestants',
    url: ({ running }) => of(running, 'contestants?search=nguyen'),
    expected: looks,
  },
  {
    route: 'GET /api/v1/contests/{contest}/contestants/{username}',
    url: (world) => about(world),
    expected: looks,
  },
  {
    route: 'GET /api/v1/contests/{contest}/contestants/{username}/attempts/{attempt}',
    url: async (world) => {
      const other = await arrive(world, 'contestant')
      const id = await startAttempt(world, await aSession(world.context, other.id))
      return of(world.running, `contestants/${other.username}/attempts/${id}`)
    },
    expected: looks,
  },
  {
    route: 'POST /api/v1/contests/{contest}/contestants/{username}/password',
    url: (world) => about(world, '/password'),
    payload: () => ({ reason }),
    expected: signedIn(403, { organiser: 201, secretary: 201 }),
  },
  {
    route: 'PUT /api/v1/contests/{contest}/contestants/{username}/unit',
    url: (world) => about(world, '/unit'),
    payload: () => ({ unit: 'huyen-1', subUnit: null, reason }),
    expected: decides(204),
  },
  {
    route: 'POST /api/v1/contests/{contest}/contestants/{username}/disqualifications',
    url: (world) => about(world, '/disqualifications'),
    payload: () => ({ attempt: null, evidence: null, reason }),
    expected: decides(201),
  },
  {
    route: 'POST /api/v1/contests/{contest}/contestants/{username}/disqualifications/{id}/lifting',
    about: 'that nobody decided',
    url: (world) => about(world, '/disqualifications/999999/lifting'),
    payload: () => ({ reason }),
    expected: decides(404),
  },
  {
    route: 'POST /api/v1/contests/{contest}/contestants/{username}/allowances',
    url: (world) => about(world, '/allowances'),
    payload: () => ({
      part: 'kien-thuc',
      round: null,
      extraAttempts: 0,
      extraTimeMs: 60_000,
      openUntil: null,
      reason,
    }),
    expected: decides(201),
  },
  {
    route: 'POST /api/v1/contests/{contest}/contestants/{username}/allowances/{id}/withdrawal',
    about: 'that nobody granted',
    url: (world) => about(world, '/allowances/999999/withdrawal'),
    payload: () => ({ reason }),
    expected: decides(404),
  },
  {
    route: 'GET /api/v1/contests/{contest}/outages',
    url: ({ running }) => of(running, 'outages'),
    expected: looks,
  },
  {
    route: 'POST /api/v1/contests/{contest}/outages/preview',
    about: 'that touched nobody',
    url: ({ closed }) => of(closed, 'outages/preview'),
    payload: outage,
    expected: decides(409),
  },
  {
    route: 'POST /api/v1/contests/{contest}/outages',
    about: 'that touched nobody',
    url: ({ closed }) => of(closed, 'outages'),
    payload: () => ({ ...outage(), openUntil: null, reason }),
    expected: decides(409),
  },
  {
    route: 'POST /api/v1/contests/{contest}/outages/{id}/revocation',
    about: 'that nobody credited',
    url: ({ running }) => of(running, 'outages/999999/revocation'),
    payload: () => ({ reason }),
    expected: decides(404),
  },
]

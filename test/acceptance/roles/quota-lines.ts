import { type Line, signedIn, type World } from './world.ts'

const newcomer = { newcomer: 403 }
const atContest = (rest: string) => ({
  url: ({ running }: World) => `/api/v1/contests/${running.slug}/${rest}`,
})
const atUnit = (unit: string, rest: string) => atContest(`units/${unit}/${rest}`)

const quotas = () => ({ quotas: [] })
const remind = () => ({ message: 'Đề nghị khẩn trương.', preview: true })

const contest = 'GET /api/v1/contests/{contest}'
const unit = `${contest}/units/{unit}`
const asPut = (route: string) => route.replace('GET', 'PUT')
const asPost = (route: string) => route.replace('GET', 'POST')

// Organisers set and secretaries see the contest's; a coordinator has their own unit's.
const readContest = signedIn(404, { ...newcomer, organiser: 200, secretary: 200 })
const readUnit = signedIn(404, { ...newcomer, organiser: 200, secretary: 200, coordinator: 200 })
const otherUnit = signedIn(404, { ...newcomer, organiser: 200, secretary: 200 })

/** Quotas, progress against them, reminders, and a coordinator's week. */
export const quotaLines: readonly Line[] = [
  { route: `${contest}/quotas`, ...atContest('quotas'), expected: readContest },
  {
    route: asPut(`${contest}/quotas`),
    ...atContest('quotas'),
    payload: quotas,
    expected: signedIn(404, { ...newcomer, organiser: 204, secretary: 403 }),
  },
  { route: `${contest}/progress`, ...atContest('progress'), expected: readContest },
  {
    route: `${contest}/progress/report`,
    ...atContest('progress/report'),
    expected: readContest,
  },
  {
    route: asPost(`${contest}/reminders`),
    ...atContest('reminders'),
    payload: remind,
    // nobody is short of anything here
    expected: signedIn(404, { ...newcomer, organiser: 409, secretary: 403 }),
  },
  { route: `${unit}/quotas`, ...atUnit('so-1', 'quotas'), expected: readUnit },
  {
    route: asPut(`${unit}/quotas`),
    ...atUnit('so-1', 'quotas'),
    payload: quotas,
    expected: signedIn(404, { ...newcomer, organiser: 204, secretary: 403, coordinator: 204 }),
  },
  { route: `${unit}/progress`, ...atUnit('so-1', 'progress'), expected: readUnit },
  {
    route: `${unit}/progress`,
    about: 'of another unit',
    ...atUnit('so-2', 'progress'),
    expected: otherUnit,
  },
  { route: `${unit}/progress/report`, ...atUnit('so-1', 'progress/report'), expected: readUnit },
  {
    route: `${unit}/progress/report`,
    about: 'of another unit',
    ...atUnit('so-2', 'progress/report'),
    expected: otherUnit,
  },
  {
    route: asPost(`${unit}/reminders`),
    ...atUnit('so-1', 'reminders'),
    payload: remind,
    expected: signedIn(404, { ...newcomer, organiser: 409, secretary: 403, coordinator: 409 }),
  },
  { route: `${unit}/week`, ...atUnit('so-1', 'week'), expected: readUnit },
  {
    route: `${unit}/week`,
    about: 'of another unit',
    ...atUnit('so-2', 'week'),
    expected: otherUnit,
  },
]

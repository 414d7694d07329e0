import { type Line, signedIn } from './world.ts'

const desk = '/api/v1/desk/contests'
const settings = {
  slug: 'x',
}
const forStarters = (status: number) =>
  signedIn(403, { organiser: status, organiserElsewhere: status, operator: status })
const forOrganisers = signedIn(403, { organiser: 200 })

/** Setting up and running an edition. */
export const setupLines: readonly Line[] = [
  { route: 'GET /api/v1/desk', expected: signedIn(200) },
  {
    route: 'GET /api/v1/desk/contests/{contest}/overview',
    url: ({ running }) => `${desk}/${running.slug}/overview`,
    expected: signedIn(403, { organiser: 200, secretary: 200 }),
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/stage',
    about: 'from where it is not',
    url: ({ running }) => `${desk}/${running.slug}/stage`,
    payload: () => ({ from: 'draft', to: 'checked' }),
    expected: signedIn(403, { organiser: 409 }),
  },
  {
    route: 'GET /api/v1/desk/contests/{contest}/settings',
    url: ({ running }) => `${desk}/${running.slug}/settings`,
    expected: forOrganisers,
  },
  {
    route: 'GET /api/v1/desk/contests/{contest}/settings/history',
    url: ({ running }) => `${desk}/${running.slug}/settings/history`,
    expected: forOrganisers,
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/settings/check',
    url: ({ running }) => `${desk}/${running.slug}/settings/check`,
    payload: () => ({ settings }),
    expected: forOrganisers,
  },
  {
    route: 'PUT /api/v1/desk/contests/{contest}/settings',
    about: 'made from what it was long ago',
    url: ({ running }) => `${desk}/${running.slug}/settings`,
    payload: () => ({ revision: 0, settings }),
    expected: signedIn(403, { organiser: 409 }),
  },
  {
    route: 'POST /api/v1/desk/contests/{contest}/settings/documents',
    about: 'without a file',
    url: ({ running }) => `${desk}/${running.slug}/settings/documents?name=a.pdf`,
    expected: signedIn(403, { organiser: 422 }),
  },
  {
    route: 'GET /api/v1/desk/start',
    expected: forStarters(200),
  },
  {
    route: 'POST /api/v1/desk/start/units',
    about: 'without a file',
    expected: forStarters(422),
  },
  {
    route: 'POST /api/v1/desk/start/copy',
    about: 'of a contest that is nowhere',
    payload: ({ person }) => ({
      from: 'khong-co',
      slug: `ban-sao-${person.id}`,
      name: { vi: 'Bản sao' },
      start: '2022-10-01',
      bank: 'shared',
      carry: [],
    }),
    expected: signedIn(404, { newcomer: 403 }),
  },
  {
    route: 'POST /api/v1/desk/start/form',
    about: 'on a bank that is nowhere',
    payload: ({ person }) => ({
      slug: `mau-${person.id}`,
      name: 'Mẫu',
      organiser: 'Sở Nội vụ',
      start: '2022-10-01T07:00',
      end: '2022-10-31T00:00',
      bank: 'khong-co',
      questions: 10,
      minutes: 10,
      attempts: null,
      units: { rows: [{ code: 'so', name: 'Sở', unitGroup: 'Sở', staffCount: null }] },
    }),
    expected: forStarters(422),
  },
  {
    route: 'POST /api/v1/desk/start/pack/preview',
    about: 'without a file',
    expected: forStarters(422),
  },
  {
    route: 'POST /api/v1/desk/start/pack',
    about: 'without a file',
    expected: forStarters(422),
  },
]

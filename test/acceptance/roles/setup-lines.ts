import { type Line, signedIn } from './world.ts'

const desk = '/api/v1/desk/contests'
const settings = {
  slug: 'x',
}
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
]
